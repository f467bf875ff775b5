import { expect } from '@open-wc/testing';
import type { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  answer,
  announced,
  ask,
  copyOf,
  enter,
  focusedPart,
  hears,
  inputOf,
  leaves,
  part,
  settled,
  shown,
  stepOne,
  until,
} from './helpers/page.js';

describe('the live region', () => {
  it('is one and the same through all states', async () => {
    const element = ask('');
    await element.updateComplete;
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    const isSame = (): boolean => element.shadowRoot!.querySelector('[aria-live]') === region;

    element.username = copyOf('rejected');
    await settled(element);
    expect(isSame(), 'failed').to.be.true;
    const username = copyOf('robert.zak');
    element.username = username;
    await settled(element);
    expect(isSame(), 'ready').to.be.true;
    await answer(element, 'Peterson', () => stepOne(username, 'Peterson'));
    expect(isSame(), 'accepted').to.be.true;
    expect(element.shadowRoot!.querySelectorAll('[aria-live], [role=alert], [role=status]')).to.have.lengthOf(
      1,
    );
  });

  it('says each state', async () => {
    const waiting = ask(copyOf('silent'));
    await waiting.updateComplete;
    expect(announced(waiting)).to.equal('');
    await hears(waiting, english.loading);

    const username = copyOf('robert.zak');
    const element = ask(username);
    await hears(element, english.ready);

    let respond!: (verdict: true | Promise<Response>) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (respond = resolve))),
    );
    enter(element, 'Miller');
    element.submit();
    await hears(element, english.checking);
    respond(stepOne(username, 'Miller'));
    await hears(element, english.incorrect);
    element.submit();
    await hears(element, english.checking);
    respond(true);
    await hears(element, english.accepted);
  });

  it('leaves out what is overtaken before anybody could hear it', async () => {
    const element = await shown();
    await hears(element, english.ready);
    const said = textsOf(element);
    element.submit();
    // Microtasks only from here on, so that even on a busy machine no timer comes in between.
    await element.updateComplete;
    await answer(element, 'Miller', () => false);
    await hears(element, english.incorrect);
    expect(said).to.deep.equal([english.incorrect]);
  });

  it('does not say again that the question is ready', async () => {
    const element = await shown();
    element.submit();
    await hears(element, english.blank);
    enter(element, 'P');
    await hears(element, '');
  });

  it('does not say that the question is ready where the focus goes to the field, which says it', async () => {
    const element = await shown(undefined, { autofocus: true });
    const said = textsOf(element);
    expect(focusedPart(element)).to.equal('input');
    inputOf(element).blur();
    element.submit();
    await hears(element, english.blank);
    expect(said).to.deep.equal([english.blank]);
  });

  it('says the same again, for each time that it happens, as another text', async () => {
    const element = await shown();
    element.submit();
    await hears(element, english.blank);
    const said = textsOf(element);
    for (const text of [`${english.blank}\u00a0`, english.blank]) {
      element.submit();
      await until(() => said.at(-1) === text);
    }
    expect(said).to.have.lengthOf(2);
  });

  it('says nothing again because something else is rendered', async () => {
    const element = await shown();
    element.submit();
    await hears(element, english.blank);
    const said = textsOf(element);
    element.unmasked = true;
    await element.updateComplete;
    enter(element, 'Miller');
    await hears(element, '');
    expect(said).to.deep.equal(['']);
  });

  it('has nothing to read any more once it was heard', async () => {
    const element = await shown();
    await hears(element, english.ready);
    await hears(element, '');
    expect(element.status).to.equal('ready');
  });

  it('is silent, and empty, once the element was removed', async () => {
    const element = await shown();
    await hears(element, english.ready);
    element.submit();
    await element.updateComplete;
    const said = textsOf(element);
    element.remove();
    const other = ask(copyOf('robert.zak'));
    await hears(other, english.ready);
    expect(said).to.deep.equal(['']);
  });

  it('starts no timer for an element that was removed', async () => {
    const element = await shown();
    await hears(element, english.ready);
    const { setTimeout } = window;
    const delays: unknown[] = [];
    window.setTimeout = ((...args: Parameters<typeof setTimeout>) => {
      delays.push(args[1] ?? 0);
      return setTimeout(...args);
    }) as typeof setTimeout;
    try {
      element.remove();
      await until(() => element.status === 'idle');
      await element.updateComplete;
    } finally {
      window.setTimeout = setTimeout;
    }
    expect(delays).to.deep.equal([0]);
  });

  it('is no landmark, status bar or other stop for whoever reads down the page', async () => {
    const element = await shown();
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    for (const name of ['role', 'aria-label', 'tabindex'])
      expect(region.hasAttribute(name), name).to.be.false;
  });
});

describe('the description of the field', () => {
  const describesError = (element: SecretQuestionElement): boolean =>
    inputOf(element).getAttribute('aria-describedby')!.split(' ').includes('error');

  it('leaves a new message to the live region while the trader is there, and has it for whoever comes back', async () => {
    const element = await shown();
    inputOf(element).focus();
    await answer(element, 'Miller', () => false);
    expect(describesError(element)).to.be.false;

    part(element, 'toggle')!.focus();
    await element.updateComplete;
    expect(describesError(element)).to.be.true;
    inputOf(element).focus();
    await element.updateComplete;
    expect(describesError(element)).to.be.true;
  });

  it('leaves it to the live region, too, where the message brings the focus from the button to the field', async () => {
    const element = await shown();
    part(element, 'submit')!.focus();
    await answer(element, 'Miller', () => false);
    expect(focusedPart(element)).to.equal('input');
    expect(describesError(element)).to.be.false;
  });

  it('has a message that came while the trader was elsewhere', async () => {
    const element = await shown();
    element.insertAdjacentHTML('afterend', '<input>');
    inputOf(element).focus();
    let respond!: (verdict: false) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (respond = resolve))),
    );
    enter(element, 'Miller');
    element.submit();
    (element.nextElementSibling as HTMLInputElement).focus();
    respond(false);
    await leaves(element, 'checking');
    expect(describesError(element)).to.be.true;
  });

  it('has a message that was there from the start', async () => {
    expect(describesError(await shown(undefined, { errorMessage: 'Not quite.' }))).to.be.true;
  });
});

/** What the live region is given to say from now on. */
function textsOf(element: SecretQuestionElement): string[] {
  const texts: string[] = [];
  new MutationObserver((records) => {
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    if (records.some(({ target }) => target === region)) texts.push(region.textContent);
  }).observe(element.shadowRoot!, { childList: true, subtree: true });
  return texts;
}
