import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { AnswerSubmittedEvent, SecretQuestionElement, Verdict } from '../src/index.js';
import {
  APP_KEY,
  apiUrl,
  collect,
  copyOf,
  focusedPart,
  html,
  inputOf,
  leaves,
  part,
  put,
  settled,
  stepOne,
} from './helpers/page.js';

const press = (...keys: string[]): Promise<void> =>
  keys.reduce((done, key) => done.then(() => sendKeys({ press: key })), Promise.resolve());

async function pressWithShift(key: string): Promise<void> {
  await sendKeys({ down: 'Shift' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Shift' });
}

/** The element between two controls of the page, with focus on the first. */
async function between(
  username: string,
  verdict = ({ detail }: AnswerSubmittedEvent): unknown => stepOne(detail.username, detail.answer),
): Promise<SecretQuestionElement> {
  const element = put(html`
    <button id="before">Before</button>
    <et-secret-question api-url=${apiUrl} app-key=${APP_KEY} username=${copyOf(username)}>
      <a slot="alternative" id="alternative" href="#support">Try another way</a>
    </et-secret-question>
    <button id="after">After</button>
  `);
  element.addEventListener('answer-submitted', (event) => void event.respondWith(verdict(event) as Verdict));
  await settled(element);
  document.getElementById('before')!.focus();
  return element;
}

/** The focused part of the element, or else the id of the page's focused element. */
const focused = (element: SecretQuestionElement): string | null | undefined =>
  focusedPart(element) ?? document.activeElement?.id;

describe('the keyboard alone', () => {
  it('is enough to get from a wrong answer to the right one', async () => {
    const element = await between('robert.zak');
    const input = inputOf(element);
    await press('Tab');
    expect(focused(element)).to.equal('input');
    await sendKeys({ type: 'Miller' });
    expect(input.value).to.equal('Miller');

    await press('Tab', ' ');
    await pressWithShift('Tab');
    expect(focused(element)).to.equal('input');
    expect(input.type).to.equal('text');
    await press('Escape');
    await element.updateComplete;
    expect(input.type).to.equal('password');
    expect(input.value).to.equal('Miller');

    await press('End', 'Enter');
    await leaves(element, 'checking');
    expect(element.validity.customError).to.be.true;
    expect(focused(element)).to.equal('input');
    await sendKeys({ type: 'Peterson' });
    expect(input.value).to.equal('Peterson');

    await press('Enter');
    await leaves(element, 'checking');
    expect(element.status).to.equal('accepted');
    expect(element.shadowRoot!.activeElement?.classList.contains('stand-in')).to.be.true;
    await press('Tab');
    expect(focused(element)).to.equal('after');
  });

  it('is enough after a failure: retry, answer, button', async () => {
    const element = await between('malformed*1');
    await press('Tab');
    expect(focused(element)).to.equal('retry');
    const ended = settled(element);
    await press(' ');
    await ended;
    expect(focused(element)).to.equal('input');

    await sendKeys({ type: 'Peterson' });
    await press('Tab', 'Tab');
    expect(focused(element)).to.equal('submit');
    await press(' ');
    await leaves(element, 'checking');
    expect(element.status).to.equal('accepted');
  });

  it('leaves the element backward through the same stops', async () => {
    const element = await between('robert.zak');
    document.getElementById('after')!.focus();
    const stops: unknown[] = [];
    for (let i = 0; i < 5; i++) {
      await pressWithShift('Tab');
      stops.push(focused(element));
    }
    expect(stops).to.deep.equal(['alternative', 'submit', 'toggle', 'input', 'before']);
  });

  it('skips everything but the slotted link if there is nothing to do', async () => {
    const element = await between('rejected');
    await press('Tab');
    expect(focused(element)).to.equal('alternative');
  });

  it('does not submit again while the answer is being checked', async () => {
    const element = await between('robert.zak', () => new Promise(() => undefined));
    const events = collect(element);
    await press('Tab');
    await sendKeys({ type: 'Peterson' });
    await press('Enter', 'Enter', 'Tab', 'Tab', 'Enter', ' ');
    expect(focused(element)).to.equal('submit');
    expect(element.status).to.equal('checking');
    expect(events).to.have.lengthOf(1);
  });

  it('submits nothing while the element is disabled', async () => {
    const element = await between('robert.zak');
    const events = collect(element);
    element.value = 'Peterson';
    element.disabled = true;
    await element.updateComplete;
    await press('Tab');
    expect(focused(element)).to.equal('toggle');
    await press(' ');
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
    await press('Tab');
    expect(focused(element)).to.equal('submit');
    await press('Enter', ' ');
    expect(events).to.deep.equal([]);
  });

  it('stays on the toggle and the button when they become disabled', async function () {
    // Chromium removes focus from a form-associated element that becomes disabled, whatever has focus inside.
    if (navigator.userAgent.includes('Chrome')) this.skip();
    const element = await between('robert.zak');
    for (const name of ['toggle', 'submit']) {
      part(element, name)!.focus();
      element.disabled = true;
      await element.updateComplete;
      expect(focused(element)).to.equal(name);
      element.disabled = false;
      await element.updateComplete;
    }
  });
});

describe('Escape in a dialog', () => {
  it('first masks the answer, then closes the dialog', async () => {
    const element = await between('robert.zak');
    const dialog = document.createElement('dialog');
    element.replaceWith(dialog);
    dialog.append(element);
    dialog.showModal();
    // What a dialog focuses first depends on the browser.
    element.focus();
    await press('Tab', ' ');
    expect(focused(element)).to.equal('toggle');
    expect(inputOf(element).type).to.equal('text');

    await press('Escape');
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
    expect(dialog.open).to.be.true;
    await press('Escape');
    expect(dialog.open).to.be.false;
  });
});
