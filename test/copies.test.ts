import { expect, fixtureSync } from '@open-wc/testing';
import type { SecretQuestionElement } from '../src/index.js';
import { APP_KEY, apiUrl, copyOf, html, nextTask, part, settled, textOf } from './helpers/page.js';

interface TestWindow extends Window {
  customElements: CustomElementRegistry;
  SecretQuestionElement: typeof SecretQuestionElement;
  warnings: string[];
}

/** Opens one of the test pages in a frame. */
async function open(page: string): Promise<TestWindow> {
  const frame = fixtureSync<HTMLIFrameElement>(html`<iframe src="/test/pages/${page}.html"></iframe>`);
  await new Promise((resolve) => (frame.onload = resolve));
  return frame.contentWindow as TestWindow;
}

/** The first element with this name on a page, once it shows a question. */
async function shownIn({ document }: Window, name: string): Promise<SecretQuestionElement> {
  const element = document.querySelector<SecretQuestionElement>(name)!;
  Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
  await settled(element);
  return element;
}

describe('two copies of the package on one page', () => {
  it('share their languages, whichever copy registers one', async () => {
    const window = await open('copies');
    const first = await shownIn(window, 'et-secret-question');
    const second = await shownIn(window, 'other-question');
    first.lang = second.lang = 'eo';
    const submits = async () => {
      await nextTask();
      return [first, second].map((element) => textOf(element, 'submit'));
    };

    window.SecretQuestionElement.registerLocale({ $code: 'eo', submit: 'Daŭrigi' });
    expect(await submits(), 'by the later copy').to.deep.equal(['Daŭrigi', 'Daŭrigi']);
    const defined = window.customElements.get('et-secret-question') as typeof SecretQuestionElement;
    expect(defined).to.not.equal(window.SecretQuestionElement);
    defined.registerLocale({ $code: 'eo', submit: 'Plu' });
    expect(await submits(), 'by the copy that defined the tag').to.deep.equal(['Plu', 'Plu']);
  });

  it('both get the language that a script registers', async () => {
    const window = await open('copies');
    const elements = [await shownIn(window, 'et-secret-question'), await shownIn(window, 'other-question')];
    for (const element of elements) element.lang = 'de';
    const script = window.document.createElement('script');
    script.src = '/dist/locales/de.min.js';
    window.document.head.append(script);
    await new Promise((resolve) => (script.onload = resolve));
    await nextTask();
    expect(elements.map((element) => textOf(element, 'submit'))).to.deep.equal(['Weiter', 'Weiter']);
  });

  it('leave the tag to the first, and the second warns once', async () => {
    const window = await open('copies');
    expect(window.warnings).to.have.lengthOf(1);
    expect(window.warnings[0]).to.include('<et-secret-question> is already defined');
  });
});

describe('the class', () => {
  it("can be defined under the page's own name before the package defines the tag", async () => {
    const window = await open('own-name');
    for (const name of ['broker-question', 'et-secret-question']) {
      const element = await shownIn(window, name);
      expect(element).to.be.instanceOf(window.SecretQuestionElement);
      expect(element.status).to.equal('ready');
    }
  });

  it('can be extended from the script, with directives in templates', async () => {
    const window = await open('extended');
    const element = await shownIn(window, 'broker-question');
    const steps = (): (string | null)[] =>
      [...element.shadowRoot!.querySelectorAll('li.step')].map(({ textContent }) => textContent);
    expect(steps()).to.deep.equal(['Answer', 'Code']);
    expect(part(element, 'question')).to.exist;
    Object.assign(element, { steps: ['Code', 'Answer', 'Password'] });
    await element.updateComplete;
    expect(steps()).to.deep.equal(['Code', 'Answer', 'Password']);
  });
});
