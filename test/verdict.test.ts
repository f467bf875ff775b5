import { expect } from '@open-wc/testing';
import type { AnswerSubmittedEvent } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  announced,
  focusedPart,
  answer,
  collect,
  copyOf,
  enter,
  inputOf,
  leaves,
  part,
  shown,
  stepOne,
  textOf,
  json,
} from './helpers/page.js';

const byStepOne = ({ detail }: AnswerSubmittedEvent): Promise<Response> =>
  stepOne(detail.username, detail.answer);

describe('the verdict', () => {
  it('of step one accepts the right answer, and wipes it', async () => {
    const element = await shown();
    await answer(element, 'peterson', byStepOne);
    expect(element.status).to.equal('accepted');
    expect(element.value).to.equal('');
    expect(announced(element)).to.equal(english.accepted);
    expect(part(element, 'input')).to.be.null;
  });

  it('of step one refuses a wrong answer, which is then invalid, focused and selected', async () => {
    const element = await shown();
    await answer(element, 'Miller', byStepOne);
    const input = inputOf(element);
    expect(element.status).to.equal('ready');
    expect(textOf(element, 'error')).to.equal(english.incorrect);
    expect(announced(element)).to.equal(english.incorrect);
    expect(input.getAttribute('aria-invalid')).to.equal('true');
    expect(element.validity.customError).to.be.true;
    expect(element.validationMessage).to.equal(english.incorrect);
    expect(focusedPart(element)).to.equal('input');
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 'Miller'.length]);
  });

  it('on the second try counts like that on the first', async () => {
    const element = await shown();
    await answer(element, 'Miller', byStepOne);
    await answer(element, 'Smith', byStepOne);
    expect(textOf(element, 'error')).to.equal(english.incorrect);
    await answer(element, 'Peterson', byStepOne);
    expect(element.status).to.equal('accepted');
  });

  const refusals: [string, (event: AnswerSubmittedEvent) => unknown, string][] = [
    ['an account that is locked', () => stepOne(copyOf('reset.locked'), 'Peterson'), english.unchecked],
    ['a server that is down', () => stepOne(copyOf('reset.down'), 'Peterson'), english.unchecked],
    ['a captive portal that says 200', () => stepOne(copyOf('reset.html'), 'Peterson'), english.unchecked],
    ['a connection that is dropped', () => stepOne(copyOf('reset.dropped'), 'Peterson'), english.unchecked],
    ['an unknown user', () => stepOne(copyOf('nobody'), 'Peterson'), english.unchecked],
    [
      'a rate limit',
      () => stepOne(copyOf('reset.rate.limited'), 'Peterson'),
      english['rate-limited']('in 60 seconds'),
    ],
    ['a promise that is rejected', () => Promise.reject(new Error('no')), english.unchecked],
    ['an envelope with another error', () => ({ Errors: ['Closed'], IsSucceed: false }), english.unchecked],
    ['a wrong key', () => ({ error: 'Application key is not defined' }), english.unchecked],
    [
      'an envelope with a code alone',
      () => ({ Errors: [], ErrorsCode: ['ErrorAccountLocked'], IsSucceed: false }),
      english.unchecked,
    ],
    ['an envelope that tells of no success', () => ({ Model: null, IsSucceed: false }), english.unchecked],
    ['what is no envelope', () => ({}), english.unchecked],
    ['undefined', () => undefined, english.unchecked],
    ['null', () => Promise.resolve(null), english.unchecked],
    ['an envelope as text', () => '{"Errors": [], "IsSucceed": false}', english.unchecked],
    ['an empty 200', () => new Response(''), english.unchecked],
    ['a 500 without errors', () => json({ Errors: [] }, { status: 500 }), english.unchecked],
    ['a body that was read before', () => readBefore(), english.unchecked],
  ];
  for (const [name, verdict, message] of refusals) {
    it(`of ${name} does not blame the answer, and keeps it`, async () => {
      const element = await shown();
      await answer(element, 'Peterson', verdict);
      expect(element.status).to.equal('ready');
      expect(textOf(element, 'error')).to.equal(message);
      expect(inputOf(element).value).to.equal('Peterson');
      expect(inputOf(element).getAttribute('aria-invalid')).to.equal('false');
      expect(element.validity.valid).to.be.true;
    });
  }

  const acceptances: [string, () => unknown][] = [
    ['true', () => true],
    ['a promise of true', () => Promise.resolve(true)],
    ['a 204', () => new Response(null, { status: 204 })],
    ['the documented envelope', () => ({ Errors: [], IsSucceed: false })],
    ['an envelope with success alone', () => ({ IsSucceed: true })],
    ['a promise of a Response', () => Promise.resolve(json({ Errors: [], IsSucceed: true }))],
  ];
  for (const [name, verdict] of acceptances) {
    it(`of ${name} accepts`, async () => {
      const element = await shown();
      await answer(element, 'Peterson', verdict);
      expect(element.status).to.equal('accepted');
    });
  }

  for (const [what, promise] of [
    ['a promise', (reply: Response) => Promise.resolve(reply)],
    ['a promise of a library', (reply: Response) => new OtherPromise((resolve) => resolve(reply))],
  ] as const) {
    it(`leaves the body of ${what} to the page, which may read it as soon as it is there`, async () => {
      const element = await shown();
      const body = new Promise((resolve) =>
        element.addEventListener('answer-submitted', (event) => {
          const response = promise(json({ Errors: [], IsSucceed: true }));
          event.respondWith(response);
          resolve(response.then((reply) => reply.json()));
        }),
      );
      enter(element, 'Peterson');
      element.submit();
      await leaves(element, 'checking');
      expect(element.status).to.equal('accepted');
      expect(await body).to.deep.equal({ Errors: [], IsSucceed: true });
    });
  }

  it('is awaited with the focus where it was, and without a second submission', async () => {
    const element = await shown();
    const events = collect(element);
    let accept!: (verdict: true) => void;
    element.addEventListener('answer-submitted', (event) =>
      event.respondWith(new Promise((resolve) => (accept = resolve))),
    );
    enter(element, 'Peterson');
    const button = part(element, 'submit')!;
    button.focus();
    button.click();
    await element.updateComplete;

    expect(element.status).to.equal('checking');
    expect(focusedPart(element)).to.equal('submit');
    expect(button.getAttribute('aria-disabled')).to.equal('true');
    expect(inputOf(element).readOnly).to.be.true;
    expect(announced(element)).to.equal(english.checking);
    button.click();
    element.submit();
    expect(events).to.have.lengthOf(1);

    accept(true);
    await leaves(element, 'checking');
    expect(element.status).to.equal('accepted');
  });

  it('can be handed over once only', async () => {
    const element = await shown();
    let thrown: unknown;
    element.addEventListener('answer-submitted', (event) => {
      event.respondWith(true);
      try {
        event.respondWith(true);
      } catch (error) {
        thrown = error;
      }
    });
    enter(element, 'Peterson');
    element.submit();
    expect(thrown).to.be.instanceOf(DOMException).with.property('name', 'InvalidStateError');
  });

  it('can be handed over only while the event is dispatched', async () => {
    const element = await shown();
    const [event] = await new Promise<[AnswerSubmittedEvent]>((resolve) => {
      element.addEventListener('answer-submitted', (event) => resolve([event]));
      enter(element, 'Peterson');
      element.submit();
    });
    expect(() => event.respondWith(true))
      .to.throw(DOMException)
      .with.property('name', 'InvalidStateError');
    expect(element.status).to.equal('ready');
  });
});

describe('busy and error-message', () => {
  it('are the verdict of a page that does not call respondWith', async () => {
    const element = await shown();
    element.addEventListener('answer-submitted', () => (element.busy = true));
    enter(element, 'Miller');
    part(element, 'submit')!.focus();
    element.submit();
    await element.updateComplete;
    expect(element.status).to.equal('checking');

    element.errorMessage = 'Not quite.';
    element.busy = false;
    await element.updateComplete;
    expect(element.status).to.equal('ready');
    expect(textOf(element, 'error')).to.equal('Not quite.');
    expect(announced(element)).to.equal('Not quite.');
    expect(element.validationMessage).to.equal('Not quite.');
    expect(inputOf(element).getAttribute('aria-invalid')).to.equal('true');

    enter(element, 'Peterson');
    await element.updateComplete;
    expect(element.errorMessage).to.equal('Not quite.');
    expect(part(element, 'error')).to.be.null;
  });

  it('may be set at once, the message shown when the page is no longer busy', async () => {
    const element = await shown(undefined, { value: 'Miller' });
    Object.assign(element, { busy: true, errorMessage: 'Not quite.' });
    await element.updateComplete;
    expect(part(element, 'error')).to.be.null;
    expect(element.validity.valid).to.be.true;
    element.busy = false;
    await element.updateComplete;
    expect(textOf(element, 'error')).to.equal('Not quite.');
  });

  it('show markup in the message as text', async () => {
    const element = await shown(undefined, { errorMessage: '<img src=x>' });
    expect(textOf(element, 'error')).to.equal('<img src=x>');
    expect(part(element, 'error')!.querySelector('img')).to.be.null;
  });

  it('let the same message be told twice', async () => {
    const element = await shown();
    for (const wrong of ['Miller', 'Smith']) {
      enter(element, wrong);
      element.submit();
      element.errorMessage = 'Not quite.';
      await element.updateComplete;
      expect(textOf(element, 'error')).to.equal('Not quite.');
    }
  });
});

async function readBefore(): Promise<Response> {
  const response = json({ Errors: [] });
  await response.text();
  return response;
}

/** As Angular's zone.js puts one in the place of the browser's: `await` takes longer with it. */
class OtherPromise extends Promise<Response> {}
