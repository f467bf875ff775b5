import type { FormGroup } from '@angular/forms';
import { expect, oneEvent } from '@open-wc/testing';
import { hosts } from '../demo/hosts/hosts.js';
import type { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  APP_KEY,
  apiUrl,
  collect,
  copyOf,
  enter,
  inputOf,
  logOf,
  part,
  textOf,
  until,
  isVisible,
} from './helpers/page.js';

declare global {
  /** The test server makes each host page call this before anything else. */
  var watchHost: ((page: typeof globalThis) => void) | undefined;
}

const STREET = 'What street did you live on in third grade?';
const sentTo = (username: string) => `We have emailed a code to ${username}.`;

/** A host in a frame, which is watched from before its own scripts run. */
class HostFrame {
  readonly #frame = document.createElement('iframe');
  /** Errors, warnings, and unhandled rejections. */
  readonly problems: string[] = [];
  /** The events of the current page, in order. */
  events: CustomEvent[] = [];
  /** The users whose questions the page has requested. */
  readonly asked: (string | null)[] = [];
  /** The number of requests in progress. */
  requests = 0;

  /** Opens a page in the hosts folder. */
  async open(path: string): Promise<void> {
    globalThis.watchHost = (page) => this.#watch(page);
    const loaded = oneEvent(this.#frame, 'load');
    this.#frame.src = `/demo/hosts/${path}`;
    document.body.append(this.#frame);
    await loaded;
    await this.ready();
  }

  close(): void {
    this.#frame.remove();
  }

  get page(): typeof globalThis {
    return this.#frame.contentWindow as unknown as typeof globalThis;
  }

  get element(): SecretQuestionElement | null {
    return this.page.document.querySelector('et-secret-question');
  }

  get status(): string | undefined {
    return this.page.document.querySelector('[role=status]')?.textContent.trim();
  }

  /** Resolves with the element as soon as it shows a question. */
  async ready(): Promise<SecretQuestionElement> {
    await until(() => this.element?.status === 'ready');
    await this.element!.updateComplete;
    return this.element!;
  }

  /** Chooses a user, as a trader does. */
  choose(username: string): void {
    const select = this.page.document.querySelector('select')!;
    // The page only offers users that other tests use, too.
    select.add(new Option(username));
    select.value = username;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** Chooses a user, and resolves with the element as soon as it shows their question. */
  async showQuestion(username: string): Promise<SecretQuestionElement> {
    this.choose(username);
    await until(() => this.element?.username === username);
    return this.ready();
  }

  /** Resolves when the page has no requests in progress: the server may notice an abort before the page does. */
  idle(): Promise<void> {
    return until(() => !this.requests);
  }

  eventsFor(username: string): string[] {
    return this.events.filter(({ detail }) => detail.username === username).map(({ type }) => type);
  }

  #watch(page: typeof globalThis): void {
    for (const level of ['error', 'warn'] as const) {
      page.console[level] = (...args: unknown[]) => this.problems.push(args.join(' '));
    }
    page.addEventListener('error', ({ message }) => this.problems.push(message));
    page.addEventListener('unhandledrejection', ({ reason }) => this.problems.push(String(reason)));
    // Lit warns about its development mode once per page; only its other warnings are of interest.
    Object.assign(page, { litIssuedWarnings: new Set(['dev-mode']) });

    this.events = collect(page.document);
    const { fetch } = page;
    page.fetch = (...args) => {
      const { pathname, searchParams } = new URL(new page.Request(...args).url);
      if (pathname.endsWith('/secret-question')) this.asked.push(searchParams.get('username'));
      this.requests++;
      const end = () => this.requests--;
      const response = fetch(...args);
      response.then(end, end);
      return response; // unchanged, because it is a promise of the frame
    };
  }
}

function submit(element: SecretQuestionElement, answer: string): void {
  enter(element, answer);
  part(element, 'submit')!.click();
}

/** The requests that the server has received for a user, by the end of their path. */
async function arrived(username: string): Promise<string[]> {
  const { requests } = await logOf(username);
  return requests.map(({ path }) => path.replace(/^.*\//, ''));
}

for (const { name, title } of hosts) {
  describe(`host: ${title}`, () => {
    let host: HostFrame;

    before(async () => {
      host = new HostFrame();
      await host.open(`${name}/`);
    });

    after(() => {
      host.close();
    });

    // What goes wrong after a test fails the test that is running by then.
    afterEach(() => {
      expect(host.problems.splice(0).join('\n')).to.equal('');
    });

    if (name === 'form') testForm(() => host);
    else testHost(() => host);
    if (name === 'angular-forms') testReactiveForm(() => host);
  });
}

for (const name of ['react', 'vue', 'angular']) {
  describe(`host: ${name}, with busy and errorMessage`, () => {
    const MESSAGE = 'That is not what you told us.';
    let host: HostFrame;

    before(async () => {
      host = new HostFrame();
      await host.open(`${name}/busy.html`);
    });

    after(() => {
      host.close();
    });

    afterEach(() => {
      expect(host.problems.splice(0).join('\n')).to.equal('');
    });

    it('shows the same message after each wrong answer, until the trader edits it', async () => {
      const username = copyOf('robert.zak');
      const element = host.element!;
      element.username = username;
      await until(() => host.eventsFor(username).includes('question-loaded'));
      for (const wrong of ['Miller', 'Smith', 'Smith']) {
        submit(element, wrong);
        await element.updateComplete;
        expect(part(element, 'error')).to.be.null;
        await until(() => part(element, 'error'));
        expect(textOf(element, 'error'), wrong).to.equal(MESSAGE);
        expect(element.validationMessage).to.equal(MESSAGE);
        enter(element, 'P');
        await element.updateComplete;
        expect(part(element, 'error')).to.be.null;
        expect(element.errorMessage).to.equal(MESSAGE);
      }
      submit(element, 'Peterson');
      await until(() => host.status === sentTo(username));
      expect(host.element).to.be.null;
      expect(await arrived(username)).to.deep.equal(['secret-question', 'reset', 'reset', 'reset', 'reset']);
      expect(host.eventsFor(username)).to.deep.equal([
        'question-loaded',
        'answer-submitted',
        'answer-submitted',
        'answer-submitted',
        'answer-submitted',
      ]);
    });
  });
}

function testHost(get: () => HostFrame): void {
  it('requests the question of the initial user once', () => {
    expect(get().asked.filter((username) => username === 'robert.zak')).to.have.lengthOf(1);
  });

  it('requests the question of each chosen user once', async () => {
    const host = get();
    const [layla, robert] = [copyOf('layla.haddad'), copyOf('robert.zak')];
    const element = await host.showQuestion(layla);
    expect(element.apiUrl).to.equal(apiUrl);
    expect(element.appKey).to.equal(APP_KEY);
    expect(element.question).to.match(/^ما/);
    await host.showQuestion(robert);
    expect(textOf(element, 'question')).to.equal(STREET);
    for (const username of [layla, robert]) {
      expect(await arrived(username)).to.deep.equal(['secret-question']);
      expect(host.eventsFor(username)).to.deep.equal(['question-loaded']);
    }
  });

  it('drops the request for a user when another is chosen', async () => {
    const host = get();
    const [silent, robert] = [copyOf('silent'), copyOf('robert.zak')];
    host.choose(silent);
    await until(async () => (await arrived(silent)).length);
    await host.showQuestion(robert);
    await until(async () => (await logOf(silent)).requests.every(({ aborted }) => aborted));
    expect(host.eventsFor(silent)).to.deep.equal([]);
    await host.idle();
  });

  it('passes the verdict on a wrong answer to the element', async () => {
    const host = get();
    const username = copyOf('robert.zak');
    const element = await host.showQuestion(username);
    submit(element, 'Wrong street');
    await until(() => part(element, 'error'));
    expect(textOf(element, 'error')).to.equal(english.incorrect);
    expect(host.element === element).to.be.true;
    expect(host.status).to.equal('');
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);
    expect(host.eventsFor(username)).to.deep.equal([
      'question-loaded',
      'answer-submitted',
      'answer-rejected',
    ]);
    const { detail } = host.events.findLast(({ type }) => type === 'answer-submitted')!;
    expect(detail).to.deep.equal({ username, question: STREET, answer: 'Wrong street' });
  });

  it('continues after a right answer, without the element', async () => {
    const host = get();
    const [username, next] = [copyOf('robert.zak'), copyOf('robert.zak')];
    const element = await host.showQuestion(username);
    submit(element, ' peterson');
    await until(() => host.status === sentTo(username));
    expect(host.eventsFor(username)).to.deep.equal([
      'question-loaded',
      'answer-submitted',
      'answer-accepted',
    ]);
    expect(isVisible(element)).to.be.false;
    // Removal takes effect at the end of the task.
    await until(() => element.status === 'idle');
    expect(element.value).to.equal('');
    await host.idle();
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);

    await host.showQuestion(next);
    expect(host.status).to.equal('');
    expect(isVisible(host.element!)).to.be.true;
    expect(await arrived(next)).to.deep.equal(['secret-question']);
  });

  it('leaves no request behind when it removes the element', async () => {
    const host = get();
    const [username, silent] = [copyOf('robert.zak'), copyOf('silent')];
    submit(await host.showQuestion(username), 'Peterson');
    await until(() => host.status === sentTo(username));
    host.choose(silent);
    await until(async () => (await arrived(silent)).length);
    host.choose(username);
    await until(async () => (await logOf(silent)).requests.every(({ aborted }) => aborted));
    expect(host.status).to.equal(sentTo(username));
    expect(host.eventsFor(silent)).to.deep.equal([]);
    await host.idle();
  });

  it('continues without an answer if none is needed', async () => {
    const host = get();
    const username = copyOf('no.question');
    host.choose(username);
    await until(() => host.status === sentTo(username));
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);
    expect(host.eventsFor(username)).to.deep.equal(['question-not-required']);
  });
}

function testReactiveForm(get: () => HostFrame): void {
  interface DebugApi {
    getComponent(element: Element): { form: FormGroup };
  }

  function formOf({ page }: HostFrame): FormGroup {
    const { ng } = page as unknown as { ng: DebugApi };
    return ng.getComponent(page.document.querySelector('app-password-reset')!).form;
  }

  it('the answer is the value of the control', async () => {
    const element = await get().showQuestion(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    enter(element, 'Peterson');
    expect(control.value).to.equal('Peterson');
    expect(control.dirty).to.be.true;
    control.reset();
    await element.updateComplete;
    expect(inputOf(element).value).to.equal('');
    control.setValue('Miller');
    await element.updateComplete;
    expect(inputOf(element).value).to.equal('Miller');
  });

  it('the control is valid when the element is', async () => {
    const element = await get().showQuestion(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    control.reset();
    expect(control.errors).to.deep.equal({ secretQuestion: english.blank });
    enter(element, 'Peterson');
    expect(control.valid).to.be.true;
  });

  it('the control is invalid after a wrong answer, until the trader edits it', async () => {
    const username = copyOf('robert.zak');
    const element = await get().showQuestion(username);
    const control = formOf(get()).get('answer')!;
    submit(element, 'Wrong street');
    await until(() => get().eventsFor(username).includes('answer-rejected'));
    expect(control.value).to.equal('Wrong street');
    expect(control.errors).to.deep.equal({ secretQuestion: english.incorrect });
    enter(element, 'Peterson');
    expect(control.valid).to.be.true;
  });

  it('the control is empty and valid once the answer is accepted', async () => {
    const host = get();
    const username = copyOf('robert.zak');
    const element = await host.showQuestion(username);
    const control = formOf(host).get('answer')!;
    const at = oneEvent(host.page.document, 'answer-accepted').then(() => [control.value, control.valid]);
    submit(element, 'Peterson');
    expect(control.value).to.equal('Peterson');
    expect(await at).to.deep.equal(['', true]);
    await until(() => host.status === sentTo(username));
  });

  it('the control is valid if no answer is needed', async () => {
    const host = get();
    const username = copyOf('no.question');
    const control = formOf(host).get('answer')!;
    const at = oneEvent(host.page.document, 'question-not-required').then(() => control.valid);
    host.choose(username);
    expect(await at).to.be.true;
    await until(() => host.status === sentTo(username));
    await host.idle();
  });

  it('the control forgets the answer when the element does', async () => {
    const element = await get().showQuestion(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    enter(element, 'Peterson');
    await get().showQuestion(copyOf('layla.haddad'));
    await until(() => get().requests === 0 && control.value === '');
    expect(control.valid).to.be.false;
  });

  it('the control is touched when focus leaves', async () => {
    const element = await get().showQuestion(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    control.markAsUntouched();
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    expect(control.touched).to.be.true;
  });

  it('the control disables the element', async () => {
    const element = await get().showQuestion(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    control.disable();
    expect(element.disabled).to.be.true;
    control.enable();
    expect(element.disabled).to.be.false;
  });
}

function testForm(get: () => HostFrame): void {
  beforeEach(() => get().open('form/'));

  function choose(username: string): void {
    const [form] = get().page.document.forms;
    form!.querySelector<HTMLInputElement>('[name=username]')!.value = username;
    form!.querySelector('button')!.click();
  }

  /** Chooses a user, and resolves with the element on the next page as soon as it shows their question. */
  async function showQuestion(username: string): Promise<SecretQuestionElement> {
    choose(username);
    await until(() => get().element?.username === username);
    return get().ready();
  }

  const hasSent = () => get().page.document.querySelector('main > p')?.textContent.includes('emailed');

  it('requests the question of each chosen user once', async () => {
    const username = copyOf('layla.haddad');
    expect((await showQuestion(username)).question).to.match(/^ما/);
    expect(await arrived(username)).to.deep.equal(['secret-question']);
    expect(get().eventsFor(username)).to.deep.equal(['question-loaded']);
  });

  it('posts a wrong answer once, and says that it is wrong', async () => {
    const username = copyOf('robert.zak');
    const element = await showQuestion(username);
    submit(element, 'Wrong street');
    await until(() => get().element && get().element !== element);
    const next = await get().ready();
    expect(textOf(next, 'error')).to.equal(english.incorrect);
    expect(next.username).to.equal(username);
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset', 'secret-question']);
  });

  it('continues after a right answer', async () => {
    const username = copyOf('robert.zak');
    submit(await showQuestion(username), 'Peterson');
    await until(hasSent);
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);
  });

  it('continues without an answer if none is needed', async () => {
    const username = copyOf('no.question');
    choose(username);
    await until(() => get().element?.status === 'not-required');
    get().element!.querySelector('button')!.click();
    await until(hasSent);
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);
  });
}
