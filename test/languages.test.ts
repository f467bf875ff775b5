import { expect, fixtureSync, oneEvent } from '@open-wc/testing';
import { pseudoLocale } from './helpers/pseudo-locale.js';
import { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import type { Locale } from '../src/locale.js';
import { APP_KEY, apiUrl, copyOf, html, nextTask, settled, textOf, until } from './helpers/page.js';
import { type Gallery, showStates } from './helpers/states.js';

const CODES =
  'ar bg bn cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nb nl pl pt ro ru sk sl sr sv th tr uk vi zh zh-Hant'.split(
    ' ',
  );

const languages = await Promise.all(
  CODES.map(async (code) => {
    const module = (await import(`../src/locales/${code}.ts`)) as { default: Locale };
    return module.default;
  }),
);
const pseudo = pseudoLocale(english);
for (const locale of [...languages, pseudo]) SecretQuestionElement.registerLocale(locale);

const localeOf = (code: string): Locale => languages.find(({ $code }) => $code === code)!;

const root = document.documentElement;
let gallery: Gallery;

before(async function () {
  this.timeout(30_000);
  gallery = await showStates();
  gallery.page.style.inlineSize = '320px';
});

after(() => {
  gallery.page.remove();
});

afterEach(() => {
  root.lang = 'en';
  root.dir = '';
});

/** Sets the language of the page, as a broker's page does. */
async function setLanguage({ $code, $dir }: Locale): Promise<void> {
  root.lang = $code;
  root.dir = $dir;
  await nextTask();
  await Promise.all(gallery.elements.map(({ updateComplete }) => updateComplete));
}

/** Every text that the elements show, announce, or use as a name or validation message. */
function textsIn(elements: SecretQuestionElement[]): string[] {
  const found = elements.flatMap(({ shadowRoot, validationMessage, question, errorMessage }) => {
    const nodes = document.createNodeIterator(shadowRoot!, NodeFilter.SHOW_TEXT);
    const all = [validationMessage];
    for (let node = nodes.nextNode(); node; node = nodes.nextNode()) all.push(node.textContent!.trim());
    for (const element of shadowRoot!.querySelectorAll('[aria-label]')) {
      all.push(element.getAttribute('aria-label')!);
    }
    return all.filter((text) => text && text !== question && text !== errorMessage);
  });
  return [...new Set(found)].sort();
}

/**
 * Every text of a locale. The text for a rate limit comes twice: with the time to wait, as in the state
 * `failed, rate-limited`, and without it, as in the state `ready, rate-limited`.
 */
function textsOf(locale: Locale): string[] {
  const entries = Object.entries(locale) as [string, string | Locale['rate-limited']][];
  return entries
    .filter(([key]) => !key.startsWith('$'))
    .flatMap(([, text]) => (typeof text === 'string' ? text : [text(twoHours(locale.$code)), text()]));
}

const twoHours = (code: string): string => new Intl.RelativeTimeFormat(code).format(2, 'hour');

for (const locale of [...languages, pseudo]) {
  describe(`the language ${locale.$code}`, () => {
    beforeEach(() => setLanguage(locale));

    it('supplies every text that the elements use', async () => {
      const onlyAnnounced = [locale.loading, locale.ready, locale.checking];
      const expected = textsOf(locale).sort();
      // Announced a moment later, one after the other.
      await until(() => {
        const texts = textsIn(gallery.elements);
        return (
          onlyAnnounced.every((text) => texts.includes(text)) &&
          texts.every((text) => expected.includes(text))
        );
      });
      expect(textsIn(gallery.elements)).to.deep.equal(expected);
    });

    it('has no text when idle, and words a rate limit with and without the time to wait', () => {
      const limit = locale['rate-limited'];
      expect(textsIn([gallery.at('idle')])).to.deep.equal([]);
      expect(textsIn([gallery.at('failed, rate-limited')])).to.include(limit(twoHours(locale.$code)));
      expect(textsIn([gallery.at('ready, rate-limited')])).to.include(limit());
    });

    it('fits in 320 pixels', () => {
      expect(gallery.overflowing()).to.deep.equal([]);
    });
  });
}

describe('every language', () => {
  it('translates every text', () => {
    for (const locale of [...languages, pseudo].filter(({ $code }) => $code !== 'en')) {
      const borrowed = textsOf(locale).filter((text) => textsOf(english).includes(text));
      expect(borrowed, locale.$code).to.deep.equal([]);
    }
  });

  it('words a rate limit with and without the time to wait', () => {
    for (const { $code, 'rate-limited': rateLimited } of languages) {
      const when = twoHours($code);
      expect(rateLimited(when)).to.include(when);
      expect(rateLimited(), $code).to.not.include(when).and.not.include('undefined');
    }
  });

  it('applies to its regions', async () => {
    const element = gallery.at('ready');
    for (const tag of ['pt-BR', 'zh-CN', 'zh-Hans-SG', 'de-AT', 'en-GB', 'EN-us']) {
      element.lang = tag;
      await nextTask();
      expect(textOf(element, 'submit'), tag).to.equal(localeOf(tag.slice(0, 2).toLowerCase()).submit);
    }
    element.lang = '';
  });
});

describe('the pseudo-locale', () => {
  it('is at least 40% longer, and in brackets', () => {
    const originals = textsOf(english);
    for (const [index, text] of textsOf(pseudo).entries()) {
      expect(text).to.match(/^\[.*\]$/);
      expect(text.length, text).to.be.at.least(1.4 * originals[index]!.length);
    }
  });
});

describe('the script of a language', () => {
  interface TestWindow extends Window {
    globalsBefore: string[];
  }

  it("works before or after the element's, and leaves no globals", async () => {
    const frame = fixtureSync<HTMLIFrameElement>(html`<iframe src="/test/pages/languages.html"></iframe>`);
    await oneEvent(frame, 'load');
    const window = frame.contentWindow as TestWindow;
    const { document } = window;
    const element = document.querySelector('et-secret-question')!;
    Object.assign(element, { apiUrl, appKey: APP_KEY, username: copyOf('robert.zak') });
    await settled(element);
    expect(textOf(element, 'submit')).to.equal(localeOf('de').submit);

    const loaded = CODES.filter((code) => code !== 'en' && code !== 'de').map((code) => {
      const script = document.createElement('script');
      script.src = `/dist/locales/${code}.min.js`;
      document.head.append(script);
      return oneEvent(script, 'load');
    });
    await Promise.all(loaded);
    for (const { $code, submit } of languages) {
      element.lang = $code;
      await nextTask();
      expect(textOf(element, 'submit'), $code).to.equal(submit);
    }
    const { globalsBefore } = window;
    const added = Object.getOwnPropertyNames(window).filter((name) => !globalsBefore.includes(name));
    // Lit records its version in globals, as on every page that uses it.
    expect(added.filter((name) => !/^(?:lit|reactiveElement)/.test(name))).to.deep.equal([]);
  });
});
