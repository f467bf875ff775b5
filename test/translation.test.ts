import { expect } from '@open-wc/testing';
import type { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import {
  announced,
  APP_KEY,
  apiUrl,
  answer,
  ask,
  copyOf,
  enter,
  nextTask,
  part,
  settled,
  stepOne,
  textOf,
} from './helpers/page.js';
import { states } from './helpers/states.js';

/** What a browser that translates pages does: every text node becomes a `<font>` with other words in it. */
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
  it('messages keep changing, and nothing stale is shown or said', async () => {
    const username = copyOf('malformed*1');
    const element = ask(username);
    await settled(element);
    const said: [string | undefined, string][] = [];
    const note = async () => {
      await element.updateComplete;
      await nextTask();
      said.push([textOf(element, 'error') ?? textOf(element, 'status'), announced(element)]);
      translate(element);
    };

    await note();
    const loaded = settled(element);
    part(element, 'retry')!.click();
    await loaded;
    expect(textOf(element, 'question')).to.equal('What street did you live on in third grade?');
    await note();
    element.submit();
    await note();
    for (const wrong of ['Miller', 'Smith']) {
      await answer(element, wrong, () => stepOne(username, wrong));
      await note();
    }
    enter(element, 'P');
    await note();
    await answer(element, 'Peterson', () => stepOne(username, 'Peterson'));
    await note();
    expect(said).to.deep.equal([
      [english.malformed, english.malformed],
      [undefined, english.ready],
      [english.blank, english.blank],
      [english.incorrect, english.incorrect],
      [english.incorrect, english.incorrect],
      [undefined, ''],
      [english.accepted, english.accepted],
    ]);
  });

  it('another language of the page changes every text', async () => {
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
      expect(element.shadowRoot!.textContent).to.not.include('translated: ');
    });
  }
});
