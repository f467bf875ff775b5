import { expect } from '@open-wc/testing';
import type { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  APP_KEY,
  apiUrl,
  answer,
  ask,
  copyOf,
  enter,
  announces,
  nextTask,
  part,
  settled,
  stepOne,
  textOf,
  until,
} from './helpers/page.js';
import { states } from './helpers/states.js';

/** Replaces every text node with a `<font>` that contains other words, as browsers do to translate a page. */
function translate({ shadowRoot }: SecretQuestionElement): void {
  const nodes = document.createNodeIterator(shadowRoot!, NodeFilter.SHOW_TEXT);
  const texts: Text[] = [];
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) texts.push(node as Text);
  for (const text of texts) {
    if (!text.data.trim() || text.parentElement?.localName === 'style') continue;
    const font = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
    const inner = document.createElementNS('http://www.w3.org/1999/xhtml', 'font');
    inner.textContent = `translated: ${text.data}`;
    font.append(inner);
    text.replaceWith(font);
  }
}

describe('on a page that the browser translates', () => {
  it('messages keep changing, and nothing stale is shown or announced', async () => {
    const username = copyOf('malformed*1');
    const element = ask(username);
    await settled(element);
    /** Expects a message to be shown, and it, or another text, to be announced; then translates everything. */
    const expectMessage = async (shown: string | undefined, said = shown) => {
      await announces(element, said ?? '');
      expect(textOf(element, 'error') ?? textOf(element, 'status')).to.equal(shown);
      translate(element);
    };

    await expectMessage(english.malformed);
    const loaded = settled(element);
    part(element, 'retry')!.click();
    await loaded;
    expect(textOf(element, 'question')).to.equal('What street did you live on in third grade?');
    await expectMessage(undefined, english.ready);
    element.submit();
    await expectMessage(english.blank);
    for (const wrong of ['Miller', 'Smith']) {
      await answer(element, wrong, () => stepOne(username, wrong));
      await expectMessage(english.incorrect);
    }
    enter(element, 'P');
    await expectMessage(undefined);
    await answer(element, 'Peterson', () => stepOne(username, 'Peterson'));
    await expectMessage(english.accepted);
  });

  it('a change of language changes every text', async () => {
    const element = ask(copyOf('robert.zak'));
    await settled(element);
    element.errorMessage = 'No.';
    await element.updateComplete;
    translate(element);
    (element.constructor as typeof SecretQuestionElement).registerLocale({ $code: 'eo', submit: 'Daŭrigi' });
    element.lang = 'eo';
    await nextTask();
    expect(textOf(element, 'submit')).to.equal('Daŭrigi');
  });

  for (const { name, reach } of states) {
    it(`the element goes from "${name}" to another question`, async () => {
      const element = ask('');
      await reach(element);
      translate(element);
      const username = copyOf('layla.haddad');
      Object.assign(element, { apiUrl, appKey: APP_KEY, timeout: 10_000, errorMessage: '', username });
      await settled(element);
      await element.updateComplete;
      expect(textOf(element, 'question')).to.equal(element.question);
      await until(() => !element.shadowRoot!.textContent.includes('translated: '));
    });
  }
});
