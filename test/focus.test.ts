import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import '../src/index.js';
import {
  APP_KEY,
  answer,
  apiUrl,
  copyOf,
  focusedPart,
  html,
  part,
  put,
  settled,
  shown,
  stepOne,
} from './helpers/page.js';

describe('the focus', () => {
  it('goes to the field with focus()', async () => {
    const element = await shown();
    element.focus();
    expect(document.activeElement === element).to.be.true;
    expect(focusedPart(element)).to.equal('input');
  });

  it('goes nowhere by itself', async () => {
    const element = await shown();
    expect(document.activeElement === document.body).to.be.true;
    await element.reload();
    expect(document.activeElement === document.body).to.be.true;
  });

  it('goes to the field with autofocus when the question appears, without scrolling', async () => {
    const element = put(
      html`<div style="height: 300vh"></div>
        <et-secret-question autofocus></et-secret-question>`,
    );
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(focusedPart(element)).to.equal('input');
    expect(window.scrollY).to.equal(0);
  });

  it('stays, in spite of autofocus, in the field of the page that the trader types in', async () => {
    const element = put(html`<input id="other" /><et-secret-question autofocus></et-secret-question>`);
    document.getElementById('other')!.focus();
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(document.activeElement?.id).to.equal('other');
  });

  it('goes with autofocus from the heading of the element to its field', async () => {
    const element = put(
      html`<et-secret-question autofocus
        ><h2 slot="heading" tabindex="-1">Is it you?</h2></et-secret-question
      >`,
    );
    await element.updateComplete;
    element.querySelector('h2')!.focus();
    expect(document.activeElement?.slot).to.equal('heading');
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(focusedPart(element)).to.equal('input');
  });

  it('goes from the retry button to the field that takes its place', async () => {
    const element = await shown(copyOf('malformed*1'));
    element.focus();
    expect(focusedPart(element)).to.equal('retry');
    const ended = settled(element);
    await sendKeys({ press: 'Enter' });
    await ended;
    expect(focusedPart(element)).to.equal('input');
  });

  it('stays within the element when the retry fails', async () => {
    const element = await shown(copyOf('malformed'));
    part(element, 'retry')!.focus();
    await element.reload();
    await element.updateComplete;
    expect(focusedPart(element)).to.equal('retry');
  });

  it('goes to the status where the answer was accepted', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    element.focus();
    await answer(element, 'Peterson', () => stepOne(username, 'Peterson'));
    expect(focusedPart(element)).to.equal('status');
  });

  it('goes with Tab from the field over the toggle to the button, and on', async () => {
    const element = put(html`<et-secret-question></et-secret-question><button id="next">Next</button>`);
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    element.focus();
    const parts: unknown[] = [];
    for (let i = 0; i < 3; i++) {
      parts.push(focusedPart(element));
      await sendKeys({ press: 'Tab' });
    }
    expect(parts).to.deep.equal(['input', 'toggle', 'submit']);
    expect(document.activeElement?.id).to.equal('next');
  });
});
