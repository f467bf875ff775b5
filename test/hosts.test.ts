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
  /** The test server lets each page of a host call this before anything else. */
  var watchHost: ((page: typeof globalThis) => void) | undefined;
}

const STREET = 'What street did you live on in third grade?';
const sentTo = (username: string) => `We have e-mailed a code to ${username}.`;

/** A host in a frame, and what it does, from before its own scripts on. */
class HostFrame {
  readonly #frame = document.createElement('iframe');
  /** Errors, warnings, and promises that nobody caught. */
  readonly problems: string[] = [];
  /** Of the page that is open now, in order. */
  events: CustomEvent[] = [];
  /** The users whom the page has asked about. */
  readonly asked: (string | null)[] = [];
  /** How many requests are under way. */
  requests = 0;

  /** Opens a page in the folder of the hosts. */
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

  /** The element, as soon as it shows a question. */
  async ready(): Promise<SecretQuestionElement> {
    await until(() => this.element?.status === 'ready');
    await this.element!.updateComplete;
    return this.element!;
  }

  /** Chooses a user as a trader does, and returns the element, whose request is yet to be made. */
  choose(username: string): void {
    const select = this.page.document.querySelector('select')!;
    // The page offers only users whom other tests use, too.
    select.add(new Option(username));
    select.value = username;
    select.dispatchEvent(new Event('change', { bubbles: true }));
  }

  /** The element with the question of a user. */
  async asks(username: string): Promise<SecretQuestionElement> {
    this.choose(username);
    await until(() => this.element?.username === username);
    return this.ready();
  }

  /** Resolves when no request of the page is under way any more: the server may hear of an abort before the page does. */
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
    // It says so once on each page; here we want its other warnings.
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
      return response; // as it is: a promise of the frame
    };
  }
}

function submit(element: SecretQuestionElement, answer: string): void {
  enter(element, answer);
  part(element, 'submit')!.click();
}

/** The requests that have arrived for a user, by what they are for. */
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

    // What goes wrong later counts for the test that it goes wrong in.
    afterEach(() => {
      expect(host.problems.splice(0).join('\n')).to.equal('');
    });

    if (name === 'form') testForm(() => host);
    else testHost(() => host);
    if (name === 'angular-forms') testReactiveForm(() => host);
  });
}

for (const name of ['react', 'vue', 'angular']) {
  describe(`host: ${name}, with the check in its own state`, () => {
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

    it('shows the same message after each wrong answer, until the trader goes on', async () => {
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
  it('asks once for the user whom it begins with', () => {
    expect(get().asked.filter((username) => username === 'robert.zak')).to.have.lengthOf(1);
  });

  it('asks once for each user who is chosen', async () => {
    const host = get();
    const [layla, robert] = [copyOf('layla.haddad'), copyOf('robert.zak')];
    const element = await host.asks(layla);
    expect(element.apiUrl).to.equal(apiUrl);
    expect(element.appKey).to.equal(APP_KEY);
    expect(element.question).to.match(/^ما/);
    await host.asks(robert);
    expect(textOf(element, 'question')).to.equal(STREET);
    for (const username of [layla, robert]) {
      expect(await arrived(username)).to.deep.equal(['secret-question']);
      expect(host.eventsFor(username)).to.deep.equal(['question-loaded']);
    }
  });

  it('drops the request for a user when another one is chosen', async () => {
    const host = get();
    const [silent, robert] = [copyOf('silent'), copyOf('robert.zak')];
    host.choose(silent);
    await until(async () => (await arrived(silent)).length);
    await host.asks(robert);
    await until(async () => (await logOf(silent)).requests.every(({ aborted }) => aborted));
    expect(host.eventsFor(silent)).to.deep.equal([]);
    await host.idle();
  });

  it('hands the verdict on a wrong answer back', async () => {
    const host = get();
    const username = copyOf('robert.zak');
    const element = await host.asks(username);
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

  it('goes on after a right answer, without the element', async () => {
    const host = get();
    const [username, next] = [copyOf('robert.zak'), copyOf('robert.zak')];
    const element = await host.asks(username);
    submit(element, ' peterson');
    await until(() => host.status === sentTo(username));
    expect(host.eventsFor(username)).to.deep.equal([
      'question-loaded',
      'answer-submitted',
      'answer-accepted',
    ]);
    expect(isVisible(element)).to.be.false;
    // Removal shows at the end of the task.
    await until(() => element.status === 'idle');
    expect(element.value).to.equal('');
    await host.idle();
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);

    await host.asks(next);
    expect(host.status).to.equal('');
    expect(isVisible(host.element!)).to.be.true;
    expect(await arrived(next)).to.deep.equal(['secret-question']);
  });

  it('leaves no request behind when it takes the element away', async () => {
    const host = get();
    const [username, silent] = [copyOf('robert.zak'), copyOf('silent')];
    submit(await host.asks(username), 'Peterson');
    await until(() => host.status === sentTo(username));
    host.choose(silent);
    await until(async () => (await arrived(silent)).length);
    host.choose(username);
    await until(async () => (await logOf(silent)).requests.every(({ aborted }) => aborted));
    expect(host.status).to.equal(sentTo(username));
    expect(host.eventsFor(silent)).to.deep.equal([]);
    await host.idle();
  });

  it('goes on without an answer where none is needed', async () => {
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
    const element = await get().asks(copyOf('robert.zak'));
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
    const element = await get().asks(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    control.reset();
    expect(control.errors).to.deep.equal({ secretQuestion: english.blank });
    enter(element, 'Peterson');
    expect(control.valid).to.be.true;
  });

  it('the control knows a wrong verdict, until the trader edits', async () => {
    const username = copyOf('robert.zak');
    const element = await get().asks(username);
    const control = formOf(get()).get('answer')!;
    submit(element, 'Wrong street');
    await until(() => get().eventsFor(username).includes('answer-rejected'));
    expect(control.value).to.equal('Wrong street');
    expect(control.errors).to.deep.equal({ secretQuestion: english.incorrect });
    enter(element, 'Peterson');
    expect(control.valid).to.be.true;
  });

  it('the control knows an accepted answer, which is wiped and valid', async () => {
    const host = get();
    const username = copyOf('robert.zak');
    const element = await host.asks(username);
    const control = formOf(host).get('answer')!;
    const at = oneEvent(host.page.document, 'answer-accepted').then(() => [control.value, control.valid]);
    submit(element, 'Peterson');
    expect(control.value).to.equal('Peterson');
    expect(await at).to.deep.equal(['', true]);
    await until(() => host.status === sentTo(username));
  });

  it('the control is valid where no answer is needed', async () => {
    const host = get();
    const username = copyOf('no.question');
    const control = formOf(host).get('answer')!;
    const at = oneEvent(host.page.document, 'question-not-required').then(() => control.valid);
    host.choose(username);
    expect(await at).to.be.true;
    await until(() => host.status === sentTo(username));
    await host.idle();
  });

  it('the control forgets the answer with the element', async () => {
    const element = await get().asks(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    enter(element, 'Peterson');
    await get().asks(copyOf('layla.haddad'));
    await until(() => get().requests === 0 && control.value === '');
    expect(control.valid).to.be.false;
  });

  it('the control is touched when the focus leaves', async () => {
    const element = await get().asks(copyOf('robert.zak'));
    const control = formOf(get()).get('answer')!;
    control.markAsUntouched();
    element.dispatchEvent(new FocusEvent('focusout', { bubbles: true, composed: true }));
    expect(control.touched).to.be.true;
  });

  it('the control disables the element', async () => {
    const element = await get().asks(copyOf('robert.zak'));
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

  /** The element with the question of a user, on the page that comes. */
  async function asks(username: string): Promise<SecretQuestionElement> {
    choose(username);
    await until(() => get().element?.username === username);
    return get().ready();
  }

  const hasSent = () => get().page.document.querySelector('main > p')?.textContent.includes('e-mailed');

  it('asks once for each user who is chosen', async () => {
    const username = copyOf('layla.haddad');
    expect((await asks(username)).question).to.match(/^ما/);
    expect(await arrived(username)).to.deep.equal(['secret-question']);
    expect(get().eventsFor(username)).to.deep.equal(['question-loaded']);
  });

  it('posts a wrong answer once, and says what is wrong with it', async () => {
    const username = copyOf('robert.zak');
    const element = await asks(username);
    submit(element, 'Wrong street');
    await until(() => get().element && get().element !== element);
    const next = await get().ready();
    expect(textOf(next, 'error')).to.equal(english.incorrect);
    expect(next.username).to.equal(username);
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset', 'secret-question']);
  });

  it('goes on after a right answer', async () => {
    const username = copyOf('robert.zak');
    submit(await asks(username), 'Peterson');
    await until(hasSent);
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);
  });

  it('goes on without an answer where none is needed', async () => {
    const username = copyOf('no.question');
    choose(username);
    await until(() => get().element?.status === 'not-required');
    get().element!.querySelector('button')!.click();
    await until(hasSent);
    expect(await arrived(username)).to.deep.equal(['secret-question', 'reset']);
  });
}
