import { expect, oneEvent } from '@open-wc/testing';
import {
  QuestionFailedEvent,
  QuestionLoadedEvent,
  QuestionNotRequiredEvent,
  SecretQuestionElement,
  SecretQuestionError,
} from '../src/index.js';
import english from '../src/locales/en.js';
import { needs } from './helpers/floor.js';
import {
  announced,
  answer,
  apiUrl,
  APP_KEY,
  ask,
  collect,
  copyOf,
  enter,
  focusedPart,
  announces,
  html,
  isVisible,
  json,
  leaves,
  logOf,
  nextTask,
  part,
  put,
  settled,
  shown,
  textOf,
  until,
} from './helpers/page.js';

/** Renders late, as Lit allows. */
class SlowElement extends SecretQuestionElement {
  protected override async scheduleUpdate(): Promise<void> {
    await nextTask();
    await super.scheduleUpdate();
  }
}
customElements.define('slow-question', SlowElement);

describe('the status', () => {
  it('goes from idle through loading to ready', async () => {
    const element = put(html`<et-secret-question></et-secret-question>`);
    expect(element.status).to.equal('idle');
    expect(part(element, 'input')).to.be.null;

    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    expect(element.status).to.equal('loading');
    await element.updateComplete;
    expect(part(element, 'skeleton')).to.exist;

    await settled(element);
    expect(element.status).to.equal('ready');
    expect(part(element, 'skeleton')).to.be.null;
    expect(textOf(element, 'question')).to.equal('What street did you live on in third grade?');
  });

  it('goes back to idle, without the question, when an attribute is removed', async () => {
    const element = await shown();
    element.removeAttribute('username');
    element.username = '';
    await element.updateComplete;
    expect(element.status).to.equal('idle');
    expect(element.question).to.equal('');
    expect(part(element, 'question')).to.be.null;
  });

  it('can be matched in CSS', async function () {
    needs(this, ':state()');
    const element = ask(copyOf('robert.zak'));
    await element.updateComplete;
    expect(element.matches(':state(loading)')).to.be.true;
    await settled(element);
    expect(element.matches(':state(ready)')).to.be.true;
    expect(element.matches(':state(loading)')).to.be.false;
  });

  it('is ready, with the question as the label of the field, when question-loaded fires', async () => {
    const username = copyOf('robert.zak');
    const element = ask(username);
    const event = await oneEvent(element, 'question-loaded');
    const label = part<HTMLLabelElement>(element, 'question');
    expect(element.status).to.equal('ready');
    expect(label?.control?.part.value).to.equal('input');
    expect(event).to.be.instanceOf(QuestionLoadedEvent);
    expect((event as QuestionLoadedEvent).detail).to.deep.equal({ username, question: element.question });
  });

  it('is failed without any further update, unless the trader must wait', async () => {
    const element = await shown(copyOf('malformed'));
    const { requestUpdate } = element;
    let updates = 0;
    element.requestUpdate = (...change) => {
      updates++;
      requestUpdate.apply(element, change);
    };
    await nextTask();
    expect(updates).to.equal(0);
  });

  it('comes with an icon that screen readers skip', async () => {
    const accepted = await shown();
    await answer(accepted, 'Peterson', () => true);
    for (const [element, name] of [
      [await shown(), 'toggle'],
      [await shown(copyOf('malformed')), 'error'],
      [accepted, 'status'],
    ] as const) {
      const icon = part(element, name)!.querySelector('svg')!;
      expect(icon.getAttribute('aria-hidden'), name).to.equal('true');
      expect(icon.childElementCount, name).to.be.above(0);
    }
  });

  it('is ready with the longest question there may be', async () => {
    const question = '?'.repeat(4096);
    const reply = json({ Model: question, Errors: [], ErrorsCode: [], IsSucceed: true });
    const element = await shown(undefined, { fetch: () => Promise.resolve(reply) });
    expect(element.question).to.equal(question);
  });

  it('is not-required when the question is empty', async () => {
    const username = copyOf('no.question');
    const element = ask(username);
    const event = await settled(element);
    expect(event).to.be.instanceOf(QuestionNotRequiredEvent);
    expect(event.detail).to.deep.equal({ username });
    expect(element.status).to.equal('not-required');
    expect(element.question).to.equal('');
    await announces(element, 'No security question is needed.');
    expect(part(element, 'input')).to.be.null;
  });

  it('is failed, with the error, when the question cannot be loaded', async () => {
    const username = copyOf('rejected');
    const element = ask(username);
    const event = await settled(element);
    expect(event).to.be.instanceOf(QuestionFailedEvent);
    expect(event.detail).to.deep.equal({ username, error: element.error });
    expect(element.status).to.equal('failed');
    expect(element.error).to.be.instanceOf(SecretQuestionError);
  });

  it('is ready, without an error, after a successful reload', async () => {
    const element = await shown(copyOf('malformed*1'));
    expect(element.error?.kind).to.equal('malformed');
    await element.reload();
    expect(element.error).to.be.null;
    expect(element.status).to.equal('ready');
  });

  it('comes with an event that fires only once it is rendered, even if that is late', async () => {
    const element = document.createElement('slow-question') as SlowElement;
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    let hasField = false;
    element.addEventListener('question-loaded', () => (hasField = !!part(element, 'input')));
    document.body.append(element);
    await settled(element);
    expect(hasField).to.be.true;
    element.remove();
  });

  it('comes with one event per request, which bubbles, is composed, and cannot be canceled', async () => {
    const events = collect(document);
    await shown();
    await shown(copyOf('no.question'));
    await shown(copyOf('rejected'));
    expect(events.map(({ type }) => type)).to.deep.equal([
      'question-loaded',
      'question-not-required',
      'question-failed',
    ]);
    for (const event of events) {
      expect(event).to.include({ bubbles: true, composed: true, cancelable: false });
      expect(event).to.be.instanceOf(CustomEvent);
    }
  });

  it('stays ready after a submission that nothing handled', async () => {
    const element = await shown();
    enter(element, 'Peterson');
    element.submit();
    await nextTask();
    expect(element.status).to.equal('ready');
    expect(element.value).to.equal('Peterson');
  });

  it('is checking while the page is busy', async () => {
    const element = await shown();
    element.busy = true;
    expect(element.status).to.equal('checking');
    await element.updateComplete;
    element.busy = false;
    await leaves(element, 'checking');
    expect(element.status).to.equal('ready');
  });

  it('can be matched in CSS while the page is busy', async function () {
    needs(this, ':state()');
    const element = await shown();
    element.busy = true;
    await element.updateComplete;
    expect(element.matches(':state(checking)')).to.be.true;
    element.busy = false;
    await leaves(element, 'checking');
    expect(element.matches(':state(ready)')).to.be.true;
  });
});

describe('the retry button', () => {
  /** An element that the server tells to retry after one second, which is longer than its timeout. */
  const limited = (): Promise<SecretQuestionElement> =>
    shown(copyOf('rate.limited.briefly'), { timeout: 900 });

  const isAvailable = (element: SecretQuestionElement): boolean =>
    part(element, 'retry')!.getAttribute('aria-disabled') === 'false';

  /** Collects the announcements from now on. */
  function announcementsOf(element: SecretQuestionElement): string[] {
    const region = element.shadowRoot!.querySelector('[aria-live]')!;
    const said: string[] = [];
    new MutationObserver(() => said.push(announced(element))).observe(region, {
      childList: true,
      characterData: true,
      subtree: true,
    });
    return said;
  }

  it('stays in place but unavailable during the wait, whose start and end are announced', async () => {
    const start = performance.now();
    const element = ask(copyOf('rate.limited.briefly'), { timeout: 900 });
    await oneEvent(element, 'question-failed');
    const said = announcementsOf(element);
    const retry = part<HTMLButtonElement>(element, 'retry')!;
    expect(element.error).to.include({ kind: 'rate-limited', retryAfter: 1 });
    expect(isAvailable(element)).to.be.false;
    expect(retry.disabled).to.be.false;
    expect(textOf(element, 'error')).to.equal(english['rate-limited']('in 1 second'));
    element.focus();
    expect(focusedPart(element)).to.equal('retry');

    await until(() => isAvailable(element));
    expect(performance.now() - start).to.be.at.least(999);
    expect(part(element, 'retry') === retry).to.be.true;
    expect(focusedPart(element)).to.equal('retry');
    expect(textOf(element, 'error')).to.equal(english['rate-limited']('now'));
    expect(element.status).to.equal('failed');
    await announces(element, english['rate-limited']('now'));
    expect(said).to.deep.equal([english['rate-limited']('in 1 second'), english['rate-limited']('now')]);
  });

  it('requests nothing during the wait', async () => {
    const element = await shown(copyOf('rate.limited'));
    const events = collect(element);
    part(element, 'retry')!.click();
    await nextTask();
    expect(element.status).to.equal('failed');
    expect(events).to.be.empty;
    expect((await logOf(element.username)).requests).to.have.lengthOf(1);
  });

  it('requests the question after the wait', async () => {
    const element = await limited();
    const events = collect(element);
    await until(() => isAvailable(element));
    expect((await logOf(element.username)).requests).to.have.lengthOf(1);
    // Short only to keep the first request from waiting by itself.
    element.timeout = 10_000;
    part(element, 'retry')!.click();
    await settled(element);
    expect(events.map(({ type }) => type)).to.deep.equal(['question-loaded']);
    expect((await logOf(element.username)).requests).to.have.lengthOf(2);
  });

  it('does not keep the page from reloading sooner, which ends the wait', async () => {
    const element = await limited();
    await element.reload();
    expect(element.status).to.equal('ready');
    const events = collect(element);
    const other = await limited();
    await until(() => isAvailable(other));
    expect(element.status).to.equal('ready');
    expect(events).to.be.empty;
  });

  it('comes with the wait in seconds, minutes, or hours, rounded up', async () => {
    for (const [header, wait] of [
      ['89', 'in 89 seconds'],
      ['90', 'in 2 minutes'],
      ['5399', 'in 90 minutes'],
      ['5400', 'in 2 hours'],
      ['7201', 'in 3 hours'],
    ] as const) {
      const reply = new Response('', { status: 429, headers: { 'Retry-After': header } });
      const element = await shown(undefined, { fetch: () => Promise.resolve(reply) });
      expect(textOf(element, 'error'), header).to.equal(english['rate-limited'](wait));
    }
  });

  it('ignores a wait that is neither a whole number of seconds nor a date', async () => {
    for (const header of ['1e3', '0x10', '1.5', '-1', 'soon', '2999-01-01T00:00:00Z']) {
      const reply = new Response('', { status: 429, headers: { 'Retry-After': header } });
      const element = await shown(undefined, { fetch: () => Promise.resolve(reply), timeout: 100 });
      expect(element.error!.retryAfter, header).to.equal(undefined);
      expect(textOf(element, 'error'), header).to.equal(english['rate-limited']());
    }
  });

  it('is available right away if an outage, rather than a limit, comes with a wait, or the wait is a day', async () => {
    for (const [status, header] of [
      [503, '60'],
      [429, '86400'],
    ] as const) {
      const reply = new Response('', { status, headers: { 'Retry-After': header } });
      const element = await shown(undefined, { fetch: () => Promise.resolve(reply), timeout: 100 });
      expect(isAvailable(element), String(status)).to.be.true;
    }
  });

  it('is available right away if the server specifies no wait or an absurdly long one', async () => {
    for (const username of ['retry.after.word', 'retry.after.huge', 'unavailable']) {
      const element = await shown(copyOf(username), { timeout: 100 });
      expect(isAvailable(element), username).to.be.true;
    }
  });
});

describe('a page that comes back from the cache', () => {
  const comeBack = (persisted = true): boolean =>
    dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));

  const ends: [string, () => Promise<SecretQuestionElement>][] = [
    ['accepted', () => accepted()],
    ['not-required', () => shown(copyOf('no.question'))],
    ['failed', () => shown(copyOf('malformed'))],
  ];

  async function accepted(): Promise<SecretQuestionElement> {
    const element = await shown();
    element.addEventListener('answer-submitted', (event) => event.respondWith(true), { once: true });
    enter(element, 'Peterson');
    element.submit();
    await oneEvent(element, 'answer-accepted');
    return element;
  }

  for (const [status, reach] of ends) {
    it(`requests the question again if the element was ${status}`, async () => {
      const element = await reach();
      expect(element.status).to.equal(status);
      comeBack();
      expect(element.status).to.equal('loading');
      await settled(element);
      expect((await logOf(element.username)).requests).to.have.lengthOf(2);
    });

    it(`leaves the element ${status} if the page was not cached`, async () => {
      const element = await reach();
      comeBack(false);
      await nextTask();
      expect(element.status).to.equal(status);
    });
  }

  it('leaves a loaded question alone', async () => {
    const element = await shown();
    comeBack();
    await nextTask();
    expect(element.status).to.equal('ready');
    expect((await logOf(element.username)).requests).to.have.lengthOf(1);
  });
});

describe('the question', () => {
  for (const username of ['layla.haddad', 'wei.chen', 'long.question', 'markup']) {
    it(`of ${username} is shown as text`, async () => {
      const element = await shown(copyOf(username));
      const label = part(element, 'question')!;
      expect(label.textContent).to.equal(element.question);
      expect(label.querySelectorAll('*')).to.have.lengthOf(1);
    });
  }

  it('has its own text direction', async () => {
    const element = await shown(copyOf('layla.haddad'));
    expect(getComputedStyle(part(element, 'question')!.firstElementChild!).direction).to.equal('rtl');
    expect(getComputedStyle(element).direction).to.equal('ltr');
  });
});

describe('the slots', () => {
  it('are shown in the states that they are for', async () => {
    const element = put(html`
      <et-secret-question api-url=${apiUrl} app-key=${APP_KEY} username=${copyOf('robert.zak')}>
        <h2 slot="heading">Confirm that it is you</h2>
        <p slot="hint">DD/MM/YYYY</p>
        <b slot="submit">Go on</b>
        <a slot="alternative" href="#support">Another way</a>
        <p slot="not-required">Nothing to do</p>
        <p slot="accepted">Well done</p>
      </et-secret-question>
    `);
    const visible = (): string[] => [...element.children].filter(isVisible).map(({ slot }) => slot);

    await element.updateComplete;
    // The hint reserves its space.
    expect(visible()).to.deep.equal(['heading', 'hint', 'alternative']);
    await settled(element);
    expect(visible()).to.deep.equal(['heading', 'hint', 'submit', 'alternative']);
    expect(part(element, 'input')!.getAttribute('aria-describedby')).to.include(part(element, 'hint')!.id);

    element.addEventListener('answer-submitted', (event) => event.respondWith(true));
    enter(element, 'x');
    element.submit();
    await leaves(element, 'checking');
    expect(visible()).to.deep.equal(['heading', 'accepted']);

    element.username = copyOf('no.question');
    await settled(element);
    expect(visible()).to.deep.equal(['heading', 'not-required']);
  });
});
