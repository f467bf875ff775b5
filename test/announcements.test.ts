import { expect } from '@open-wc/testing';
import english from '../src/locales/en.js';
import {
  answer,
  announced,
  ask,
  copyOf,
  enter,
  leaves,
  settled,
  shown,
  stepOne,
  until,
} from './helpers/page.js';

describe('the live region', () => {
  it('is one and the same through all states', async () => {
    const element = ask('');
    await element.updateComplete;
    const region = element.shadowRoot!.querySelector('[role=status]')!;
    const isSame = (): boolean => element.shadowRoot!.querySelector('[role=status]') === region;

    element.username = copyOf('rejected');
    await settled(element);
    expect(isSame(), 'failed').to.be.true;
    const username = copyOf('robert.zak');
    element.username = username;
    await settled(element);
    expect(isSame(), 'ready').to.be.true;
    await answer(element, 'Peterson', () => stepOne(username, 'Peterson'));
    expect(isSame(), 'accepted').to.be.true;
    expect(element.shadowRoot!.querySelectorAll('[role=status], [role=alert], [aria-live]')).to.have.lengthOf(
      1,
    );
  });

  it('says each state', async () => {
    const username = copyOf('robert.zak');
    // Never answered: the first announcement has all the time that it takes.
    const waiting = ask(copyOf('silent'));
    await waiting.updateComplete;
    expect(announced(waiting)).to.equal('');
    await until(() => announced(waiting) === english.loading);

    const element = ask(username);
    await settled(element);
    await until(() => announced(element) === english.ready);

    let respond!: (verdict: true | Promise<Response>) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (respond = resolve))),
    );
    enter(element, 'Miller');
    element.submit();
    await element.updateComplete;
    expect(announced(element)).to.equal(english.checking);
    respond(stepOne(username, 'Miller'));
    await leaves(element, 'checking');
    expect(announced(element)).to.equal(english.incorrect);
    element.submit();
    await until(() => element.status === 'checking');
    respond(true);
    await leaves(element, 'checking');
    expect(announced(element)).to.equal(english.accepted);
  });

  it('does not say again that the question is ready', async () => {
    const element = await shown();
    element.submit();
    await element.updateComplete;
    expect(announced(element)).to.equal(english.blank);
    enter(element, 'P');
    await element.updateComplete;
    expect(announced(element)).to.equal('');
  });
});
