import { expect, fixtureSync, oneEvent } from '@open-wc/testing';
import { sendMouse } from '@web/test-runner-commands';
import { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  announced,
  answer,
  focusedPart,
  APP_KEY,
  apiUrl,
  collect,
  copyOf,
  enter,
  html,
  inputOf,
  part,
  settled,
  shown,
  textOf,
  until,
} from './helpers/page.js';

type Setup = { form: HTMLFormElement; element: SecretQuestionElement };

/** Puts an element in a form, before it makes its request. */
function putInForm(username: string, name = 'answer'): Setup {
  const form = fixtureSync<HTMLFormElement>(html`
    <form>
      <fieldset>
        <label for="question">Your question</label>
        <et-secret-question
          id="question"
          name=${name}
          api-url=${apiUrl}
          app-key=${APP_KEY}
          username=${username}
        ></et-secret-question>
      </fieldset>
    </form>
  `);
  form.addEventListener('submit', (event) => event.preventDefault());
  return { form, element: form.querySelector('et-secret-question')! };
}

async function inForm(username = copyOf('robert.zak'), name = 'answer'): Promise<Setup> {
  const setup = putInForm(username, name);
  await settled(setup.element);
  return setup;
}

/** Collects the form's submissions from now on. */
function submitsOf(form: HTMLFormElement): Event[] {
  const submits: Event[] = [];
  form.addEventListener('submit', (event) => submits.push(event));
  return submits;
}

describe('in a form', () => {
  it('the answer is in the form data under its name', async () => {
    const { form, element } = await inForm();
    enter(element, ' Peterson ');
    expect([...new FormData(form)]).to.deep.equal([['answer', ' Peterson ']]);
    element.value = 'Miller';
    expect(new FormData(form).get('answer')).to.equal('Miller');
  });

  it('the answer stays out of the form data without a name', async () => {
    const { form, element } = await inForm(undefined, '');
    enter(element, 'Peterson');
    expect([...new FormData(form)]).to.be.empty;
  });

  it('nothing is in the form data when no answer is needed', async () => {
    const { form, element } = await inForm(copyOf('no.question'));
    element.value = 'Peterson';
    expect([...new FormData(form)]).to.be.empty;
    expect(form.checkValidity()).to.be.true;
  });

  it('the element exposes its form and labels, and a label focuses the field', async () => {
    const { form, element } = await inForm();
    expect(element.form === form).to.be.true;
    expect([...element.labels].map(({ textContent }) => textContent)).to.deep.equal(['Your question']);
    // A scripted click moves focus only in newer browsers.
    const { left, top } = form.querySelector('label')!.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.ceil(left) + 2, Math.ceil(top) + 2] });
    expect(focusedPart(element)).to.equal('input');
  });

  it('a label on any side focuses the field, and a click on the element itself does not', async () => {
    const { element } = await inForm();
    // Mouse events may only have whole-pixel coordinates.
    element.style.cssText = 'position: fixed; inset: 100px auto auto 100px; width: 400px; height: 300px';
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const [x, y] = [(left + right) / 2, (top + bottom) / 2];
    /** Passes on the click as a label at this point would, and returns the focused part. */
    const click = (clientX: number, clientY: number): string | null | undefined => {
      element.blur();
      inputOf(element).blur();
      element.dispatchEvent(new MouseEvent('click', { bubbles: true, clientX, clientY }));
      return focusedPart(element);
    };
    for (const [x1, y1] of [
      [left - 1, y],
      [right + 1, y],
      [x, top - 1],
      [x, bottom + 1],
    ] as const) {
      expect(click(x1, y1), `outside, at ${x1}, ${y1}`).to.equal('input');
    }
    for (const [x1, y1] of [
      [left, y],
      [right, y],
      [x, top],
      [x, bottom],
    ] as const) {
      expect(click(x1, y1), `inside, at ${x1}, ${y1}`).to.be.undefined;
    }
  });

  it('an answer that the page removes while it is checked counts as missing', async () => {
    const { element } = await inForm();
    element.addEventListener('answer-submitted', (event) => void event.respondWith(new Promise(() => {})));
    element.value = 'Peterson';
    element.submit();
    expect(element.status).to.equal('checking');
    element.value = '';
    await element.updateComplete;
    expect(element.validity.valueMissing).to.be.true;
  });

  it('a blank answer counts as missing', async () => {
    const { form, element } = await inForm();
    expect(element.willValidate).to.be.true;
    expect(element.validity.valueMissing).to.be.true;
    expect(element.validationMessage).to.equal(english.blank);
    expect(form.checkValidity()).to.be.false;
    expect(element.reportValidity()).to.be.false;
    enter(element, '  ');
    expect(element.checkValidity()).to.be.false;
    enter(element, 'x');
    expect(element.checkValidity()).to.be.true;
    expect(form.reportValidity()).to.be.true;
  });

  it('a question that is loading blocks submission, and says why', async () => {
    const { form, element } = putInForm(copyOf('silent'));
    await element.updateComplete;
    const submits = submitsOf(form);
    expect(element.status).to.equal('loading');
    expect(form.checkValidity()).to.be.false;
    expect(element.validity.customError).to.be.true;
    expect(element.validationMessage).to.equal(english.loading);
    await until(() => announced(element) === element.validationMessage);
    form.requestSubmit();
    expect(submits).to.be.empty;
  });

  it('a question that is reloading blocks submission, too', async () => {
    const { form, element } = await inForm();
    const submits = submitsOf(form);
    enter(element, 'Peterson');
    void element.reload();
    await element.updateComplete;
    form.requestSubmit();
    expect(submits).to.be.empty;
    await settled(element);
    form.requestSubmit();
    expect(submits).to.have.lengthOf(1);
  });

  for (const username of ['malformed', 'rejected', 'rate.limited']) {
    it(`a question that fails to load, as for ${username}, blocks submission with its message`, async () => {
      const { form, element } = await inForm(copyOf(username));
      const submits = submitsOf(form);
      expect(element.status).to.equal('failed');
      expect(element.validity.customError).to.be.true;
      expect(element.validationMessage).to.equal(textOf(element, 'error'));
      form.requestSubmit();
      expect(submits).to.be.empty;
    });
  }

  it('an element without a name does not block submission', async () => {
    const loading = putInForm(copyOf('silent'), '');
    await loading.element.updateComplete;
    expect(loading.form.checkValidity()).to.be.true;
    expect((await inForm(copyOf('malformed'), '')).form.checkValidity()).to.be.true;
  });

  it('a wrong answer makes the form invalid until the trader edits it', async () => {
    const { form, element } = await inForm();
    await answer(element, 'Miller', () => false);
    expect(form.checkValidity()).to.be.false;
    expect(element.validationMessage).to.equal(textOf(element, 'error'));
    enter(element, 'Peterson');
    expect(form.checkValidity()).to.be.true;
  });

  it('an accepted answer makes the form valid, and is no longer in its data', async () => {
    const { form, element } = await inForm();
    await answer(element, 'Peterson', () => true);
    expect(form.checkValidity()).to.be.true;
    expect([...new FormData(form)]).to.be.empty;
  });

  it("the button submits the form again after the page's message, even without an edit", async () => {
    const { form, element } = await inForm();
    const submits = submitsOf(form);
    enter(element, 'Peterson');
    element.submit();
    element.errorMessage = 'We are closed.';
    await element.updateComplete;
    expect(form.checkValidity()).to.be.false;
    element.submit();
    expect(submits).to.have.lengthOf(2);
  });

  it('a form reset clears the answer', async () => {
    const { form, element } = await inForm();
    enter(element, 'Peterson');
    element.errorMessage = 'No';
    form.reset();
    await element.updateComplete;
    expect(element.value).to.equal('');
    expect(inputOf(element).value).to.equal('');
    expect(part(element, 'error')).to.be.null;
  });

  it('a disabled fieldset disables the field', async () => {
    const { form, element } = await inForm();
    const fieldset = form.querySelector('fieldset')!;
    fieldset.disabled = true;
    await element.updateComplete;
    expect(inputOf(element).disabled).to.be.true;
    expect(element.disabled).to.be.false;
    expect(element.willValidate).to.be.false;
    fieldset.disabled = false;
    await element.updateComplete;
    expect(inputOf(element).disabled).to.be.false;
  });

  it('the button submits the form if the element has a name', async () => {
    const { form, element } = await inForm();
    const events = collect(element);
    enter(element, 'Peterson');
    const submitted = oneEvent(form, 'submit');
    part(element, 'submit')!.click();
    await submitted;
    expect(events.map(({ type }) => type)).to.deep.equal(['answer-submitted']);
  });

  for (const [how, take] of [
    [
      'with respondWith()',
      (_: SecretQuestionElement, event: HTMLElementEventMap['answer-submitted']) => event.respondWith(true),
    ],
    ['with busy', (element: SecretQuestionElement) => (element.busy = true)],
  ] as const) {
    it(`the button does not submit the form if the page takes the answer ${how}`, async () => {
      const { form, element } = await inForm();
      let submits = 0;
      form.addEventListener('submit', () => submits++);
      element.addEventListener('answer-submitted', (event) => void take(element, event));
      enter(element, 'Peterson');
      element.submit();
      expect(submits).to.equal(0);
    });
  }

  it('the button does not submit the form if the element has no name', async () => {
    const { form, element } = await inForm(undefined, '');
    let submits = 0;
    form.addEventListener('submit', () => submits++);
    enter(element, 'Peterson');
    element.submit();
    expect(submits).to.equal(0);
  });
});

describe('outside a form', () => {
  it('the element has no form, but the same validity', async () => {
    const element = await shown();
    expect(element.form).to.be.null;
    expect(element.checkValidity()).to.be.false;
    enter(element, 'x');
    expect(element.checkValidity()).to.be.true;
  });
});

describe('without element internals, as in jsdom', () => {
  it('the element works, and is always valid', async () => {
    class BareElement extends SecretQuestionElement {}
    Object.defineProperty(BareElement.prototype, 'attachInternals', { value: undefined });
    customElements.define('bare-question', BareElement);
    const { firstElementChild } = fixtureSync<HTMLElement>(html`<div><bare-question></bare-question></div>`);
    const element = Object.assign(firstElementChild as BareElement, {
      apiUrl,
      appKey: APP_KEY,
      username: copyOf('robert.zak'),
    });
    await settled(element);
    expect(element.form).to.be.null;
    expect(element.checkValidity()).to.be.true;
    expect(element.reportValidity()).to.be.true;
    await answer(element, 'Peterson', () => true);
    expect(element.status).to.equal('accepted');
  });
});
