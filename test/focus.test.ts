import { expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import type { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
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
  leaves,
  until,
  inputOf,
  textOf,
} from './helpers/page.js';

describe('focus', () => {
  it('moves to the field with focus()', async () => {
    const element = await shown();
    element.focus();
    expect(document.activeElement === element).to.be.true;
    expect(focusedPart(element)).to.equal('input');
  });

  it('stays where it is if focus() is called before there is anything to focus', () => {
    document.createElement('et-secret-question').focus();
    expect(document.activeElement === document.body).to.be.true;
  });

  it('does not move by itself', async () => {
    const element = await shown();
    expect(document.activeElement === document.body).to.be.true;
    await element.reload();
    expect(document.activeElement === document.body).to.be.true;
  });

  it('moves to the field with autofocus when the question appears, without scrolling', async () => {
    const element = put(
      html`<div style="height: 300vh"></div>
        <et-secret-question autofocus></et-secret-question>`,
    );
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(focusedPart(element)).to.equal('input');
    expect(window.scrollY).to.equal(0);
  });

  it('stays where it is if an answer could not be checked, despite autofocus', async () => {
    const element = put(html`<et-secret-question autofocus></et-secret-question>`);
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    inputOf(element).blur();
    await answer(element, 'Peterson', () => ({ Errors: ['Locked'] }));
    expect(textOf(element, 'error')).to.equal(english.unchecked);
    expect(document.activeElement === document.body).to.be.true;
  });

  it('stays in the other field that the trader is typing in, despite autofocus', async () => {
    const element = put(html`<input id="other" /><et-secret-question autofocus></et-secret-question>`);
    document.getElementById('other')!.focus();
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(document.activeElement?.id).to.equal('other');
  });

  it('stays where it is if the question cannot be loaded, despite autofocus', async () => {
    const element = put(html`<et-secret-question autofocus></et-secret-question>`);
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('malformed') });
    await settled(element);
    expect(element.status).to.equal('failed');
    expect(document.activeElement === document.body).to.be.true;
  });

  it("moves from the element's heading to its field with autofocus", async () => {
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

  it('moves from the retry button to the field that replaces it', async () => {
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

  it('stays in the element when the answer is accepted, on a stand-in that was always there', async () => {
    const username = copyOf('robert.zak');
    const element = await shown(username);
    const standIn = element.shadowRoot!.querySelector('.stand-in');
    element.focus();
    await answer(element, 'Peterson', () => stepOne(username, 'Peterson'));
    expect(element.shadowRoot!.activeElement === standIn).to.be.true;
    expect((standIn as HTMLElement).tabIndex, 'in the Tab order').to.equal(-1);
  });

  it('moves to the field when it is submitted blank, and once only', async () => {
    const element = await shown();
    element.submit();
    await element.updateComplete;
    expect(focusedPart(element)).to.equal('input');
    inputOf(element).blur();
    element.unmasked = true;
    await element.updateComplete;
    expect(document.activeElement === document.body).to.be.true;
  });

  it('moves with Tab from the field to the toggle, the button, and on', async () => {
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

  describe('after a wrong answer', () => {
    const TYPED = 'Correct horse battery staple, typed without a pause.';

    /** Submits a wrong answer, which the page rejects when `refuse` is called. */
    async function checking(element: SecretQuestionElement): Promise<{ refuse: () => void }> {
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
      await settled(element);
      let refuse!: () => void;
      element.addEventListener('answer-submitted', (event) => {
        void event.respondWith(new Promise((resolve) => (refuse = () => resolve(false))));
      });
      element.focus();
      element.value = 'Miller';
      element.submit();
      await element.updateComplete;
      return { refuse };
    }

    /** Types into another field, with the verdict arriving midway. */
    async function typeElsewhere(element: SecretQuestionElement, other: HTMLInputElement): Promise<void> {
      const { refuse } = await checking(element);
      let wasRefused = false;
      other.addEventListener('input', () => {
        if (other.value.length === 10) refuse();
        wasRefused ||= element.status === 'ready' && other.value.length < TYPED.length;
      });
      other.focus();
      await sendKeys({ type: TYPED });
      await leaves(element, 'checking');
      expect(wasRefused, 'while typing').to.be.true;
      expect(textOf(element, 'error')).to.equal(english.incorrect);
      expect(other.value).to.equal(TYPED);
      expect(element.value).to.equal('Miller');
      expect(inputOf(element).value).to.equal('Miller');
    }

    /** Attaches a shadow root with a field and other nodes, and returns the field. */
    function shadowWith(host: Element, ...nodes: Node[]): HTMLInputElement {
      const other = document.createElement('input');
      host.attachShadow({ mode: 'open' }).append(other, ...nodes);
      return other;
    }

    it('stays in another field of the page, without losing a keystroke', async () => {
      const element = put(html`<et-secret-question></et-secret-question><input id="other" />`);
      await typeElsewhere(element, element.parentElement!.querySelector('input')!);
      expect(document.activeElement?.id).to.equal('other');
    });

    it('stays in a field in another shadow root', async () => {
      const element = put(
        html`<et-secret-question></et-secret-question>
          <div id="host"></div>`,
      );
      await typeElsewhere(element, shadowWith(element.nextElementSibling!));
      expect(document.activeElement?.id).to.equal('host');
    });

    it('stays in another field in the shadow root that contains the element', async () => {
      const element = put(
        html`<et-secret-question></et-secret-question>
          <div id="host"></div>`,
      );
      const host = element.nextElementSibling!;
      const other = shadowWith(host, element);
      await typeElsewhere(element, other);
      expect(host.shadowRoot!.activeElement === other).to.be.true;
    });

    it('stays in a frame on the page', async () => {
      const element = put(html`<et-secret-question></et-secret-question><iframe srcdoc="<input>"></iframe>`);
      const frame = element.nextElementSibling as HTMLIFrameElement;
      const other = await until(() => frame.contentDocument?.querySelector('input')).then(() =>
        frame.contentDocument!.querySelector('input')!,
      );
      const { refuse } = await checking(element);
      other.focus();
      refuse();
      await leaves(element, 'checking');
      expect(document.activeElement === frame).to.be.true;
      expect(focusedPart(element)).to.be.undefined;
    });

    const places: [string, (element: SecretQuestionElement) => void][] = [
      ['in the field', () => undefined],
      ['on the toggle', (element) => part(element, 'toggle')!.focus()],
      ['on the button', (element) => part(element, 'submit')!.focus()],
      ['on slotted content', (element) => element.querySelector('a')!.focus()],
      ['nowhere', () => (document.activeElement as HTMLElement).blur()],
    ];
    for (const [where, go] of places) {
      it(`moves to the field, with the answer selected, if it was ${where}`, async () => {
        const element = put(
          html`<et-secret-question><a slot="alternative" href="#other">Another way</a></et-secret-question>`,
        );
        const { refuse } = await checking(element);
        go(element);
        refuse();
        await leaves(element, 'checking');
        const input = inputOf(element);
        expect(focusedPart(element)).to.equal('input');
        expect([input.selectionStart, input.selectionEnd]).to.deep.equal([0, 'Miller'.length]);
      });
    }

    it('moves to the field in a shadow root, too', async () => {
      const element = put(
        html`<et-secret-question></et-secret-question>
          <div></div>`,
      );
      shadowWith(element.nextElementSibling!, element);
      const { refuse } = await checking(element);
      part(element, 'submit')!.focus();
      refuse();
      await leaves(element, 'checking');
      expect(focusedPart(element)).to.equal('input');
    });

    it('stays where it is if the answer could not be checked or is right', async () => {
      const element = put(html`<et-secret-question></et-secret-question><input />`);
      const other = element.parentElement!.querySelector('input')!;
      Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
      await settled(element);
      for (const verdict of [{ Errors: ['Locked'] }, true]) {
        other.focus();
        await answer(element, 'Peterson', () => verdict);
        expect(document.activeElement === other).to.be.true;
      }
    });
  });
});
