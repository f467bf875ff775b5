import { expect, fixtureSync } from '@open-wc/testing';
import { resetMouse, sendKeys, sendMouse } from '@web/test-runner-commands';
import type { SecretQuestionElement } from '../src/index.js';
import { APP_KEY, apiUrl, copyOf, focusedPart, html, inputOf, part, put, settled } from './helpers/page.js';
import { states } from './helpers/states.js';

/** Clicks the middle of something with a real mouse. */
async function click(target: Element): Promise<void> {
  const { x, y, width, height } = target.getBoundingClientRect();
  await sendMouse({ type: 'click', position: [Math.round(x + width / 2), Math.round(y + height / 2)] });
}

/** An element with text of every kind, and a label on the page. */
async function withTexts(): Promise<SecretQuestionElement> {
  const element = put(html`
    <label for="question">Your answer</label>
    <et-secret-question id="question">
      <h2 slot="heading">Is it you?</h2>
      <span slot="hint">You can use capital or small letters.</span>
    </et-secret-question>
  `);
  Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
  await settled(element);
  return element;
}

describe('on its page, the element', () => {
  afterEach(() => resetMouse());

  for (const tag of ['div', 'dialog'] as const) {
    it(`does not make a <${tag}> scroll that has room for it`, async () => {
      const scroller = fixtureSync<HTMLElement>(
        tag === 'div'
          ? html`<div style="overflow: auto; block-size: 300px; inline-size: 320px"></div>`
          : html`<dialog open style="overflow: auto; block-size: 300px; inline-size: 320px"></dialog>`,
      );
      // Far down in a taller box, where hidden content would end up if it were not positioned inside the element.
      const filler = document.createElement('div');
      filler.style.blockSize = '3000px';
      const element = document.createElement('et-secret-question');
      const box = document.createElement('div');
      box.style.cssText = 'block-size: 280px; overflow: clip';
      box.append(filler, element);
      scroller.append(box);
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
      await settled(element);
      expect(scroller.scrollHeight).to.equal(scroller.clientHeight);
    });
  }

  for (const { name, reach } of states) {
    it(`has nothing outside its own box: ${name}`, async () => {
      const element = put(html`<et-secret-question></et-secret-question>`);
      await reach(element);
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      expect([scrollWidth, scrollHeight]).to.deep.equal([clientWidth, clientHeight]);
    });
  }

  it('leaves focus where it is when its texts are clicked', async () => {
    const element = await withTexts();
    element.submit();
    await element.updateComplete;
    (document.activeElement as HTMLElement).blur();
    const texts = {
      heading: element.querySelector('[slot=heading]')!,
      question: part(element, 'question')!.firstElementChild!,
      hint: element.querySelector('[slot=hint]')!,
      message: part(element, 'error')!.querySelector('span')!,
    };
    for (const [name, text] of Object.entries(texts)) {
      await click(text);
      expect(document.activeElement?.localName, name).to.equal('body');
    }
  });

  it('lets its texts be selected', async () => {
    const element = await withTexts();
    const question = part(element, 'question')!.firstElementChild!;
    const prevented: boolean[] = [];
    for (const type of ['mousedown', 'selectstart'])
      element.shadowRoot!.addEventListener(type, ({ defaultPrevented }) => prevented.push(defaultPrevented));
    const { left, right, y, height } = question.getBoundingClientRect();
    const middle = Math.round(y + height / 2);
    await sendMouse({ type: 'move', position: [Math.round(left + 4), middle] });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: [Math.round((left + right) / 2), middle] });
    await sendMouse({ type: 'up' });
    expect(prevented).to.deep.equal([false, false]);
    expect(getComputedStyle(question).userSelect).to.not.equal('none');
    expect(document.activeElement?.localName).to.equal('body');
  });

  it('gets focus from a click on its label', async () => {
    const element = await withTexts();
    await click(document.querySelector('label[for=question]')!);
    expect(focusedPart(element)).to.equal('input');
  });

  it('gets focus from a click on the field, but not from one on the space around it', async () => {
    const element = await withTexts();
    element.style.padding = '40px';
    const { left, top } = element.getBoundingClientRect();
    await sendMouse({ type: 'click', position: [Math.round(left + 10), Math.round(top + 10)] });
    expect(focusedPart(element)).to.be.undefined;
    await click(inputOf(element));
    expect(focusedPart(element)).to.equal('input');
  });

  it("leaves focus on the page's own content in its slots when that is pressed with the keyboard", async () => {
    const element = await withTexts();
    const button = document.createElement('button');
    button.slot = 'alternative';
    element.append(button);
    button.focus();
    await sendKeys({ press: 'Enter' });
    expect(document.activeElement === button).to.be.true;
  });

  it('prevents no click on its controls', async () => {
    const element = await withTexts();
    const prevented: boolean[] = [];
    const listen = ({ defaultPrevented }: Event): number => prevented.push(defaultPrevented);
    window.addEventListener('click', listen);
    for (const name of ['input', 'toggle', 'submit']) await click(part(element, name)!);
    window.removeEventListener('click', listen);
    expect(prevented).to.deep.equal([false, false, false]);
  });

  it('gets focus when the surrounding form is validated', async () => {
    const form = fixtureSync<HTMLFormElement>(
      html`<form>
        <et-secret-question name="answer"></et-secret-question>
      </form>`,
    );
    const element = form.querySelector('et-secret-question')!;
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(form.reportValidity()).to.be.false;
    expect(focusedPart(element)).to.equal('input');
  });
});
