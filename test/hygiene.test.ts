import { expect, fixtureSync } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { AnswerSubmittedEvent, type SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  answer,
  apiUrl,
  APP_KEY,
  copyOf,
  enter,
  announces,
  html,
  inputOf,
  isVisible,
  stableTree,
  leaves,
  logOf,
  part,
  put,
  settled,
  shown,
  stepOne,
  textOf,
} from './helpers/page.js';

/** Whether a text is anywhere in a value or the objects reachable from it. The DOM is searched elsewhere. */
function contains(value: unknown, text: string, seen = new Set<unknown>()): boolean {
  if (typeof value === 'string') return value.includes(text);
  if (typeof value !== 'object' || value === null || value instanceof EventTarget || seen.has(value))
    return false;
  seen.add(value);
  const keys: PropertyKey[] = Reflect.ownKeys(value);
  // The properties of an event are on its prototype.
  for (const key in value) keys.push(key);
  return keys.some((key) => contains((value as Record<PropertyKey, unknown>)[key], text, seen));
}

/** Collects everything that is logged, and every event that is dispatched by script or reaches the window. */
function listen(): { heard: unknown[]; stop: () => void } {
  const heard: unknown[] = [];
  const stops: (() => void)[] = [];
  function wrap(owner: object, name: string): void {
    const methods = owner as Record<string, (...args: unknown[]) => unknown>;
    const method = methods[name]!;
    methods[name] = function (this: unknown, ...args) {
      heard.push(...args);
      return method.apply(this, args);
    };
    stops.push(() => (methods[name] = method));
  }
  for (const [name, value] of Object.entries(console)) if (typeof value === 'function') wrap(console, name);
  wrap(EventTarget.prototype, 'dispatchEvent');

  const abort = new AbortController();
  const hear = (event: Event): void => void heard.push(event);
  for (const name in window as object) {
    if (name.startsWith('on')) addEventListener(name.slice(2), hear, { capture: true, signal: abort.signal });
  }
  return {
    heard,
    stop() {
      abort.abort();
      for (const stop of stops) stop();
    },
  };
}

/** Every place, other than the field, where a page can leave text. */
async function traces(element: SecretQuestionElement): Promise<Record<string, unknown>> {
  const cached = await Promise.all(
    (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
  );
  return {
    markup: document.documentElement.outerHTML,
    shadow: element.shadowRoot!.innerHTML,
    urls: [location.href, document.referrer, ...performance.getEntries().map(({ name }) => name)],
    names: [document.title, window.name, history.state],
    storage: [{ ...localStorage }, { ...sessionStorage }, document.cookie],
    caches: [await caches.keys(), cached.flat().map(({ url }) => url)],
    databases: (await indexedDB.databases()).map(({ name }) => name),
    error: element.error,
  };
}

describe('the typed answer', () => {
  it('leaves no trace, whether it is wrong, cannot be checked, or is right', async () => {
    const element = await shown();
    const { heard, stop } = listen();
    let check!: () => void;
    element.addEventListener('answer-submitted', (event) => {
      const { username, answer } = event.detail;
      const isDue = new Promise<void>((resolve) => (check = resolve));
      void event.respondWith(
        isDue.then(() => stepOne(answer === 'sMiTh' ? copyOf('reset.down') : username, answer)),
      );
    });
    const placesOf = async (answer: string): Promise<string[]> => {
      const places = { ...(await traces(element)), heard: heard.filter((it) => !isSubmission(it)) };
      return Object.entries(places).flatMap(([place, found]) => (contains(found, answer) ? [place] : []));
    };
    try {
      for (const answer of ['mIlLeR', 'sMiTh', 'pEtErSoN']) {
        element.focus();
        inputOf(element).select();
        await sendKeys({ type: answer });
        part(element, 'toggle')!.click();
        await element.updateComplete;
        expect(inputOf(element)).to.include({ type: 'text', value: answer });
        expect(await placesOf(answer)).to.be.empty;

        element.fetch = () => Promise.reject(new Error('No network'));
        await element.reload();
        expect(element.error?.kind).to.equal('network');
        expect(await placesOf(answer)).to.be.empty;
        element.fetch = null;
        await element.reload();

        inputOf(element).focus();
        await sendKeys({ press: 'Enter' });
        expect(element.status).to.equal('checking');
        expect(await placesOf(answer)).to.be.empty;
        check();
        await leaves(element, 'checking');
        expect(await placesOf(answer)).to.be.empty;
      }
    } finally {
      stop();
    }
    expect(element.status).to.equal('accepted');
    expect(heard.filter(isSubmission)).to.have.lengthOf(3);
    expect(heard.some((it) => it instanceof KeyboardEvent)).to.be.true;
  });

  it('is removed from the form data when it is accepted', async () => {
    const { element, data } = await inForm();
    await answer(element, 'Peterson', () => true);
    expect(element.status).to.equal('accepted');
    expect(element.value).to.equal('');
    expect(data()).to.be.empty;
  });

  for (const [name, value] of Object.entries({ apiUrl: `${apiUrl}/`, appKey: 'wrong', apiVersion: '9.9' })) {
    it(`is wiped by a change of ${name}`, async () => {
      const { element, data } = await inForm();
      enter(element, 'Peterson');
      expect(data()).to.deep.equal([['answer', 'Peterson']]);
      const ended = settled(element);
      Object.assign(element, { [name]: value });
      await ended;
      expect(element.value).to.equal('');
      expect(data()).to.not.deep.include(['answer', 'Peterson']);
    });
  }

  it('does not come back when the browser goes back and restores the form', async () => {
    const frame = fixtureSync<HTMLIFrameElement>(
      html`<iframe src="/test/pages/form-restoration.html"></iframe>`,
    );
    const loaded = (): Promise<unknown> => new Promise((resolve) => (frame.onload = resolve));
    const ready = async (): Promise<{ text: HTMLInputElement; element: SecretQuestionElement }> => {
      const { contentDocument } = frame;
      const element = contentDocument!.querySelector('et-secret-question')!;
      const ended = settled(element);
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: 'robert.zak' });
      await ended;
      return { text: contentDocument!.querySelector('input')!, element };
    };
    await loaded();
    const before = await ready();
    before.text.value = 'anything else';
    enter(before.element, 'Peterson');
    let done = loaded();
    frame.contentWindow!.location.assign('/test/pages/class-only.html');
    await done;

    done = loaded();
    frame.contentWindow!.history.back();
    await done;
    const { text, element } = await ready();
    expect(text.value).to.equal('anything else');
    expect(element.value).to.equal('');
    expect(inputOf(element).value).to.equal('');
    const { restored } = frame.contentWindow as unknown as { restored: unknown[] };
    expect(restored.filter((state) => state !== '')).to.be.empty;
  });
});

describe('the request', () => {
  for (const url of [
    'javascript:alert(1)',
    'JaVa\nScRiPt:alert(1)',
    ' javascript:alert(1)',
    'data:application/json,{"Model":"Who?","Errors":[],"IsSucceed":true}',
    URL.createObjectURL(new Blob(['{"Model":"Who?","Errors":[],"IsSucceed":true}'])),
    'file:///etc/hosts',
    'about:blank',
    'ws://localhost/api',
    'http://me@localhost/api',
    'http://:secret@localhost/api',
    '//me:secret@localhost/api',
    'http://',
    'http://[',
    'http://localhost:99999/api',
  ]) {
    it(`is not made with the api-url ${url.replace(/blob:.*/, 'blob:…')}`, async () => {
      const { fetch } = window;
      const asked: unknown[] = [];
      window.fetch = (request) => {
        asked.push(request);
        return Promise.reject(new Error('Not to be called'));
      };
      try {
        const element = await shown(copyOf('robert.zak'), { apiUrl: url });
        expect(element.error?.kind).to.equal('configuration');
        expect(part(element, 'retry')).to.be.null;
      } finally {
        window.fetch = fetch;
      }
      expect(asked).to.be.empty;
    });
  }

  it('carries no cookies and no referrer, even on a page that sends its URL everywhere', async () => {
    const policy = Object.assign(document.createElement('meta'), { name: 'referrer', content: 'unsafe-url' });
    document.head.append(policy);
    // Cookies ignore ports: this one is also for the API's host.
    document.cookie = 'visitor=42';
    try {
      const sent = copyOf('robert.zak');
      await fetch(`${apiUrl}/?username=${sent}`, { credentials: 'include' }).catch(() => undefined);
      const username = copyOf('robert.zak');
      const element = await shown(username);
      expect(element.status).to.equal('ready');
      expect((await logOf(sent)).requests[0]!.headers).to.include({
        cookie: 'visitor=42',
        referer: location.href,
      });
      expect((await logOf(username)).requests[0]!.headers).to.not.have.any.keys('cookie', 'referer');
    } finally {
      document.cookie = 'visitor=; max-age=0';
      policy.remove();
    }
  });
});

describe('what the server says', () => {
  for (const [text, reply] of [
    [english.incorrect, { Errors: ['SQL <b>at</b> 10.0.0.1'], ErrorsCode: ['ErrorIncorrectAnswer'] }],
    [english.unchecked, { Errors: ['SQL <b>at</b> 10.0.0.1'], ErrorsCode: ['ErrorOfSqlServer'] }],
  ] as const) {
    it(`about the answer is not shown: ${reply.ErrorsCode.join()}`, async () => {
      const element = await shown();
      await answer(element, 'Miller', () => reply);
      expect(textOf(element, 'error')).to.equal(text);
      expect(element.shadowRoot!.innerHTML + element.validationMessage).to.not.match(/SQL|Sql/);
    });
  }

  it('about an unknown user looks exactly like any other refusal', async () => {
    const looks = await Promise.all(
      ['nobody', 'rejected', 'status.400.envelope', 'status.404'].map(async (seed) => {
        const username = copyOf(seed);
        const element = await shown(username, { lang: 'en' });
        await announces(element, english.rejected);
        const { requests } = await logOf(username);
        const { left, top } = element.getBoundingClientRect();
        return {
          requests: requests.length,
          text: stableTree(element).textContent,
          markup: stableTree(element).innerHTML,
          boxes: [element, ...element.shadowRoot!.querySelectorAll('*')]
            .filter(isVisible)
            .map((it) => it.getBoundingClientRect())
            .map((box) => [box.left - left, box.top - top, box.width, box.height]),
          error: {
            ...element.error!,
            errors: [],
            errorCodes: [],
            status: 0,
            message: element.error!.message,
          },
        };
      }),
    );
    expect(looks[0]!.boxes.length).to.be.above(3);
    for (const look of looks) expect(look).to.deep.equal(looks[1]);
  });
});

const isSubmission = (it: unknown): boolean => it instanceof AnswerSubmittedEvent;

/** An element that shows a question, and the data of its form. */
async function inForm(): Promise<{ element: SecretQuestionElement; data: () => unknown[] }> {
  const element = put(html`<form><et-secret-question name="answer"></et-secret-question></form>`);
  Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
  await settled(element);
  return { element, data: () => [...new FormData(element.form!)] };
}
