import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../src/index.js';
import { collect, enter, focusedPart, inputOf, part, pressIn, shown } from './helpers/page.js';

describe('masking', () => {
  it('hides the answer until the toggle is pressed', async () => {
    const element = await shown();
    const toggle = part<HTMLButtonElement>(element, 'toggle')!;
    expect(inputOf(element).type).to.equal('password');
    expect(toggle.getAttribute('aria-label')).to.equal('Show answer');
    expect(toggle.getAttribute('aria-pressed')).to.equal('false');

    toggle.click();
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('text');
    expect(toggle.getAttribute('aria-label')).to.equal('Show answer');
    expect(toggle.getAttribute('aria-pressed')).to.equal('true');

    toggle.click();
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
  });

  it('keeps focus, caret, and answer when it is toggled', async () => {
    const element = await shown();
    enter(element, 'Peterson');
    const input = inputOf(element);
    input.focus();
    input.setSelectionRange(2, 4);
    const toggle = part(element, 'toggle')!;
    const press = new MouseEvent('mousedown', { bubbles: true, cancelable: true });
    expect(toggle.dispatchEvent(press)).to.be.false;
    toggle.click();
    await element.updateComplete;
    expect(input.type).to.equal('text');
    expect(input.value).to.equal('Peterson');
    expect([input.selectionStart, input.selectionEnd]).to.deep.equal([2, 4]);
  });

  it('is toggled by keyboard: Tab to the toggle, Space or Enter to press it', async () => {
    const element = await shown();
    const events = collect(element);
    enter(element, 'Peterson');
    element.focus();
    await sendKeys({ press: 'Tab' });
    expect(focusedPart(element)).to.equal('toggle');
    for (const [key, type] of [
      [' ', 'text'],
      ['Enter', 'password'],
    ] as const) {
      await sendKeys({ press: key });
      await element.updateComplete;
      expect(inputOf(element).type).to.equal(type);
      expect(focusedPart(element)).to.equal('toggle');
    }
    expect(events).to.deep.equal([]);
  });

  it('returns on submission', async () => {
    const element = await shown();
    part(element, 'toggle')!.click();
    enter(element, 'Peterson');
    element.submit();
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
  });

  it('returns on reset()', async () => {
    const element = await shown();
    part(element, 'toggle')!.click();
    await element.updateComplete;
    element.reset();
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
  });

  it('returns on Escape, which then has no other effect', async () => {
    const element = await shown();
    part(element, 'toggle')!.click();
    element.focus();
    const unused: boolean[] = [];
    element.addEventListener('keydown', (event) => unused.push(!event.defaultPrevented));
    await sendKeys({ press: 'Escape' });
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
    await sendKeys({ press: 'Escape' });
    expect(unused).to.deep.equal([false, true]);
  });

  it('does not return on an Escape that cancels a composition', async () => {
    const element = await shown();
    part(element, 'toggle')!.click();
    await element.updateComplete;
    expect(pressIn(element, { key: 'Escape', isComposing: true })).to.be.true;
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('text');
  });

  it('is off, without a toggle, if the page sets unmasked', async () => {
    const element = await shown(undefined, { unmasked: true });
    expect(inputOf(element).type).to.equal('text');
    expect(part(element, 'toggle')).to.be.null;
    element.unmasked = false;
    await element.updateComplete;
    expect(inputOf(element).type).to.equal('password');
  });
});
