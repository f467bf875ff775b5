import { expect } from '@open-wc/testing';
import type { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  APP_KEY,
  answer,
  announced,
  apiUrl,
  ask,
  copyOf,
  enter,
  focusedPart,
  announces,
  html,
  inputOf,
  leaves,
  part,
  put,
  settled,
  shown,
  stepOne,
  until,
} from './helpers/page.js';

describe('the live region', () => {
  it('is the same element in every state', async () => {
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

  it('announces each state', async () => {
    const waiting = ask(copyOf('silent'));
    await waiting.updateComplete;
    expect(announced(waiting)).to.equal('');
    await announces(waiting, english.loading);

    const username = copyOf('robert.zak');
    const element = ask(username);
    await announces(element, english.ready);

    let respond!: (verdict: true | Promise<Response>) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (respond = resolve))),
    );
    enter(element, 'Miller');
    element.submit();
    await announces(element, english.checking);
    respond(stepOne(username, 'Miller'));
    await announces(element, english.incorrect);
    element.submit();
    await announces(element, english.checking);
    respond(true);
    await announces(element, english.accepted);
  });

  it("announces the page's own final message, in the page's language", async () => {
    const element = put(html`
      <div lang="fr">
        <et-secret-question>
          <p slot="accepted">C'est <b>bon</b>.</p>
          <p slot="accepted">Merci !</p>
          <p slot="not-required">Rien à faire.</p>
        </et-secret-question>
      </div>
    `);
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    await answer(element, 'Peterson', () => true);
    await announces(element, "C'est bon. Merci !");
    expect(element.shadowRoot!.querySelector<HTMLElement>('[aria-live]')!.lang).to.equal('fr');
    element.username = copyOf('no.question');
    await announces(element, 'Rien à faire.');
  });

  it('announces its own final message if the page has only pictures in its place', async () => {
    const element = put(html`
      <et-secret-question>
        <p slot="accepted">
          <img alt="" />
        </p>
        <img slot="accepted" alt="" />
      </et-secret-question>
    `);
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    await answer(element, 'Peterson', () => true);
    await announces(element, english.accepted);
  });

  it('skips what is outdated before it can be announced', async () => {
    const element = await shown();
    await announces(element, english.ready);
    const said = textsOf(element);
    element.submit();
    // Only microtasks from here on, so that no timer fires in between, even on a busy machine.
    await element.updateComplete;
    await answer(element, 'Miller', () => false);
    await announces(element, english.incorrect);
    expect(said).to.deep.equal([english.incorrect]);
  });

  it('does not announce again that the question is ready', async () => {
    const element = await shown();
    element.submit();
    await announces(element, english.blank);
    const said = textsOf(element);
    enter(element, 'P');
    await announces(element, '');
    expect(said).to.deep.equal(['']);
  });

  it('does not announce again that the question is ready when the trader corrects an answer', async () => {
    const element = await shown();
    await announces(element, english.ready);
    await answer(element, 'Miller', () => ({ Errors: ['Locked'] }));
    await announces(element, english.unchecked);
    const said = textsOf(element);
    enter(element, 'Peterson');
    await announces(element, '');
    expect(said).to.deep.equal(['']);
  });

  it('announces the question of the next user, after the field had focus', async () => {
    const element = await shown();
    element.submit();
    await announces(element, english.blank);
    expect(focusedPart(element)).to.equal('input');
    inputOf(element).blur();
    element.username = copyOf('wei.chen');
    await announces(element, english.ready);
  });

  it('does not announce the question when focus moves to the field, whose label already says it', async () => {
    const element = await shown(undefined, { autofocus: true });
    const said = textsOf(element);
    expect(focusedPart(element)).to.equal('input');
    inputOf(element).blur();
    element.submit();
    await announces(element, english.blank);
    expect(said).to.deep.equal([english.blank]);
  });

  it('repeats a message each time that it applies, by changing the text slightly', async () => {
    const element = await shown();
    element.submit();
    await announces(element, english.blank);
    const said = textsOf(element);
    for (const text of [`${english.blank}\u00a0`, english.blank]) {
      element.submit();
      await until(() => said.at(-1) === text);
    }
    expect(said).to.have.lengthOf(2);
  });

  it('does not repeat a message when something else changes', async () => {
    const [element, other] = await Promise.all([shown(), shown()]);
    element.submit();
    await announces(element, english.blank);
    const said = textsOf(element);
    element.unmasked = true;
    await element.updateComplete;
    // Whatever was due in the first element is announced by the time that this is.
    other.submit();
    await announces(other, english.blank);
    expect(said.join('')).to.equal('');
  });

  it('is empty again after an announcement', async () => {
    const element = await shown();
    await announces(element, english.ready);
    await announces(element, '');
    expect(element.status).to.equal('ready');
  });

  it('is silent and empty after the element is removed', async () => {
    const element = await shown();
    await announces(element, english.ready);
    element.submit();
    await element.updateComplete;
    const said = textsOf(element);
    element.remove();
    const other = ask(copyOf('robert.zak'));
    await announces(other, english.ready);
    expect(said).to.deep.equal(['']);
  });

  it('starts no timer for a removed element', async () => {
    const element = await shown();
    await announces(element, english.ready);
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

  it('is not a landmark, status bar, or other stop when reading down the page', async () => {
    const element = await shown();
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    for (const name of ['role', 'aria-label', 'tabindex'])
      expect(region.hasAttribute(name), name).to.be.false;
  });
});

describe('the description of the field', () => {
  const describesError = (element: SecretQuestionElement): boolean =>
    inputOf(element).getAttribute('aria-describedby')!.split(' ').includes('error');

  it('leaves a new message to the live region while focus is inside, and includes it once focus returns', async () => {
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

  it('leaves a message to the live region when it moves focus from the button to the field', async () => {
    const element = await shown();
    part(element, 'submit')!.focus();
    await answer(element, 'Miller', () => false);
    expect(focusedPart(element)).to.equal('input');
    expect(describesError(element)).to.be.false;
  });

  it('includes a message that appeared while focus was elsewhere', async () => {
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

  it('is not rendered again when focus leaves, unless it changes', async () => {
    const element = await shown();
    const input = inputOf(element);
    input.focus();
    await element.updateComplete;
    input.blur();
    expect(element.isUpdatePending).to.be.false;
  });

  it('includes a message that was there from the start', async () => {
    expect(describesError(await shown(undefined, { errorMessage: 'Not quite.' }))).to.be.true;
  });
});

/** Collects the announcements from now on. */
function textsOf(element: SecretQuestionElement): string[] {
  const texts: string[] = [];
  new MutationObserver((records) => {
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    if (records.some(({ target }) => target === region)) texts.push(region.textContent);
  }).observe(element.shadowRoot!, { childList: true, subtree: true });
  return texts;
}
