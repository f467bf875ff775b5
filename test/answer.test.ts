import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { type AnswerSubmittedEvent, AnswerSubmittedEvent as Submitted } from '../src/index.js';
import {
  answer,
  ask,
  collect,
  copyOf,
  enter,
  focusedPart,
  inputOf,
  part,
  pressIn,
  settled,
  shown,
  textOf,
  until,
} from './helpers/page.js';

describe('the answer', () => {
  it('is in the event with the user and question when submitted with Enter', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    const events = collect(document, ['answer-submitted']);
    element.focus();
    await sendKeys({ type: 'Peterson' });
    await sendKeys({ press: 'Enter' });

    expect(events).to.have.lengthOf(1);
    expect(events[0]).to.be.instanceOf(Submitted);
    expect(events[0]).to.include({ bubbles: true, composed: true, cancelable: false });
    expect(events[0]!.detail).to.deep.equal({ username, question: element.question, answer: 'Peterson' });
  });

  it('is submitted by pressing the button', async () => {
    const element = await shown();
    const events = collect(element);
    enter(element, 'Peterson');
    part(element, 'submit')!.click();
    expect(events.map(({ detail }) => (detail as { answer: string }).answer)).to.deep.equal(['Peterson']);
  });

  for (const answer of ['  Peterson  ', 'P\u0065\u0301terson', '和平路', 'a', '<b>&"\'', '0']) {
    it(`is in the event exactly as typed: ${JSON.stringify(answer)}`, async () => {
      const element = await shown();
      const events = collect(element);
      enter(element, answer);
      expect(element.value).to.equal(answer);
      element.submit();
      expect((events[0] as AnswerSubmittedEvent).detail.answer).to.equal(answer);
    });
  }

  for (const blank of ['', '   ', '\u3000\u00a0']) {
    it(`is not submitted if it is blank: ${JSON.stringify(blank)}`, async () => {
      const element = await shown();
      const events = collect(element);
      enter(element, blank);
      element.submit();
      await element.updateComplete;

      expect(events).to.be.empty;
      expect(textOf(element, 'error')).to.equal('Enter your answer.');
      expect(inputOf(element).getAttribute('aria-invalid')).to.equal('true');
      expect(inputOf(element).getAttribute('aria-describedby')).to.include(part(element, 'error')!.id);
      expect(focusedPart(element)).to.equal('input');
    });
  }

  it('loses its error message as soon as it is edited', async () => {
    const element = await shown();
    element.submit();
    await element.updateComplete;
    enter(element, 'P');
    await element.updateComplete;
    expect(part(element, 'error')).to.be.null;
    expect(inputOf(element).getAttribute('aria-invalid')).to.equal('false');
  });

  it('appears in the field when the page sets it', async () => {
    const element = ask(copyOf('robert.zak'), { value: 'Peterson' });
    await settled(element);
    expect(inputOf(element).value).to.equal('Peterson');
    element.value = 'two\nlines';
    expect(inputOf(element).value).to.equal('twolines');
    expect(element.value).to.equal('twolines');
    element.value = null;
    expect(element.value).to.equal('');
  });

  it('is never in an attribute or other markup', async () => {
    const element = await shown();
    enter(element, 'Peterson');
    element.submit();
    await element.updateComplete;
    expect(element.outerHTML + element.shadowRoot!.innerHTML).to.not.include('Peterson');
  });

  it('is not submitted by the Enter that ends a composition', async () => {
    const element = await shown();
    const events = collect(element);
    enter(element, '和平');
    pressIn(element, { key: 'Enter', isComposing: true });
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only sign of it in Safari
    pressIn(element, { key: 'Enter', keyCode: 229 });
    expect(events).to.be.empty;
    pressIn(element, { key: 'Enter' });
    expect(events).to.have.lengthOf(1);
  });

  it('is submitted once while Enter is held down', async () => {
    const element = await shown();
    const events = collect(element);
    enter(element, 'Peterson');
    const unused = [false, true, true].map((repeat) => pressIn(element, { key: 'Enter', repeat }));
    expect(events).to.have.lengthOf(1);
    // Nor may a surrounding form act on it.
    expect(unused).to.deep.equal([false, false, false]);
  });

  it('is not submitted while there is no question', () => {
    const element = ask(copyOf('silent'), { value: 'Peterson' });
    const events = collect(element);
    element.submit();
    expect(events).to.be.empty;
  });

  it('does not cause a render while it is typed', async () => {
    const element = await shown();
    await element.updateComplete;
    enter(element, 'P');
    expect(element.isUpdatePending).to.be.false;
  });

  it('is cleared, with its message, by reset()', async () => {
    const element = await shown();
    enter(element, 'Peterson');
    element.errorMessage = 'No';
    await element.updateComplete;
    element.reset();
    await element.updateComplete;
    expect(element.value).to.equal('');
    expect(inputOf(element).value).to.equal('');
    expect(part(element, 'error')).to.be.null;
    expect(element.status).to.equal('ready');
  });
});

describe('the field', () => {
  it('keeps password managers and typing aids from reading, storing, or changing the answer', async () => {
    const input = inputOf(await shown());
    for (const [name, value] of Object.entries({
      // With `off`, Chromium would fill in the login password.
      autocomplete: 'one-time-code',
      'data-1p-ignore': '',
      'data-bwignore': '',
      'data-lpignore': 'true',
      'data-form-type': 'other',
      'data-protonpass-ignore': 'true',
      autocapitalize: 'none',
      autocorrect: 'off',
      spellcheck: 'false',
      translate: 'no',
      enterkeyhint: 'send',
    })) {
      expect(input.getAttribute(name), name).to.equal(value);
    }
    expect(input.hasAttribute('name')).to.be.false;
    expect(input.maxLength).to.equal(-1);
    expect(input.minLength).to.equal(-1);
  });

  it('asks browsers not to fill in or store an answer that needs no masking', async () => {
    expect(inputOf(await shown(undefined, { unmasked: true })).autocomplete).to.equal('off');
  });

  it('has a border in the color of errors after a wrong answer, until the trader edits it', async () => {
    const element = await shown();
    const color = 'rgb(200, 0, 0)'; // of its own, because old browsers show no colors by themselves
    element.style.setProperty('--et-error-color', color);
    await answer(element, 'Miller', () => false);
    const hasColor = (): boolean => getComputedStyle(part(element, 'field')!).borderTopColor === color;
    await until(hasColor);
    enter(element, 'Peterson');
    await until(() => !hasColor());
  });

  it('lets the trader paste', async () => {
    const input = inputOf(await shown());
    const paste = new ClipboardEvent('paste', { bubbles: true, cancelable: true, composed: true });
    expect(input.dispatchEvent(paste)).to.be.true;
  });

  it('does not allow typing or submitting while the element is disabled', async () => {
    const element = await shown(undefined, { disabled: true, value: 'Peterson' });
    const events = collect(element);
    element.submit();
    expect(inputOf(element).disabled).to.be.true;
    expect(part(element, 'submit')!.getAttribute('aria-disabled')).to.equal('true');
    expect(events).to.be.empty;

    element.disabled = false;
    await element.updateComplete;
    expect(inputOf(element).disabled).to.be.false;
    element.submit();
    expect(events).to.have.lengthOf(1);
  });
});
