import { expect, fixtureSync } from '@open-wc/testing';
import { LocalizeController, registerTranslation, type Translation } from '@shoelace-style/localize';
import { LitElement, type TemplateResult } from 'lit';
import { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import type { Locale } from '../src/locale.js';
import { copyOf, announces, html, nextTask, part, settled, shown, textOf } from './helpers/page.js';

/** A locale with English texts, except for these. */
const locale = (code: string, texts: Partial<Locale>): Locale => ({
  ...english,
  $code: code,
  $name: code,
  ...texts,
});

describe('the language', () => {
  afterEach(() => {
    document.documentElement.lang = 'en';
  });

  it('is English if the one on the page is not registered', async () => {
    const element = await shown(undefined, { lang: 'tlh' });
    expect(textOf(element, 'submit')).to.equal('Continue');
  });

  it('is that of the nearest `lang`, across shadow roots, and follows changes', async () => {
    for (const code of ['kw', 'eo']) SecretQuestionElement.registerLocale({ $code: code, submit: code });
    const outer = fixtureSync<HTMLElement>(html`<div lang="kw"><div></div></div>`);
    const host = outer.firstElementChild as HTMLElement;
    const element = await shown();
    const submit = async () => {
      await nextTask();
      return textOf(element, 'submit');
    };
    host.attachShadow({ mode: 'open' }).append(element);
    expect(await submit(), 'moved').to.equal('kw');
    outer.lang = 'eo';
    expect(await submit(), 'around the host').to.equal('eo');
    host.lang = 'kw';
    expect(await submit(), 'on the host').to.equal('kw');
    element.lang = 'eo';
    expect(await submit(), 'on the element').to.equal('eo');
    element.lang = '';
    expect(await submit(), 'marked as unknown').to.equal('Continue');
    element.removeAttribute('lang');
    expect(await submit(), 'on the host again').to.equal('kw');
  });

  it("is English if the page specifies none, whatever the browser's language", async () => {
    SecretQuestionElement.registerLocale({ $code: navigator.language, submit: 'of the browser' });
    SecretQuestionElement.registerLocale({ $code: 'en', submit: 'Continue' });
    document.documentElement.removeAttribute('lang');
    const element = await shown();
    expect(textOf(element, 'submit')).to.equal('Continue');
  });

  it("is unknown for the page's own message if the page specifies none", async () => {
    document.documentElement.removeAttribute('lang');
    const element = await shown(undefined, { errorMessage: 'Hmm.' });
    await announces(element, 'Hmm.');
    expect(element.shadowRoot!.querySelector<HTMLElement>('[aria-live]')!.lang).to.equal('');
  });

  it('no longer concerns an element that was removed', async () => {
    const element = await shown();
    element.remove();
    await nextTask();
    await element.updateComplete;
    SecretQuestionElement.registerLocale({ $code: 'kw', submit: 'kw' });
    expect(element.isUpdatePending).to.be.false;
  });

  it('is registered where every version of the package finds it', () => {
    SecretQuestionElement.registerLocale({ $code: 'kw', submit: 'kw' });
    const registry = Reflect.get(globalThis, Symbol.for('et-secret-question.locales')) as {
      locales: Map<string, Partial<Locale>>;
    };
    expect(registry.locales.get('kw')!.submit).to.equal('kw');
  });

  it('is matched by script before base language', async () => {
    SecretQuestionElement.registerLocale({ $code: 'zh', submit: 'simplified' });
    SecretQuestionElement.registerLocale({ $code: 'zh-Hant', submit: 'traditional' });
    const element = await shown();
    const expected = {
      zh: 'simplified',
      'zh-CN': 'simplified',
      'zh-TW': 'traditional',
      'zh-Hant-HK': 'traditional',
    };
    for (const [tag, submit] of Object.entries(expected)) {
      element.lang = tag;
      await nextTask();
      expect(textOf(element, 'submit'), tag).to.equal(submit);
    }
  });

  it('can be registered in part, on top of its base language', async () => {
    SecretQuestionElement.registerLocale(locale('ia', { submit: 'Continuar', retry: 'Retentar' }));
    SecretQuestionElement.registerLocale({ $code: 'ia-XX', retry: 'Retenta' });
    const element = await shown(copyOf('malformed'), { lang: 'ia-XX' });
    expect(textOf(element, 'retry')).to.equal('Retenta');
    element.username = copyOf('robert.zak');
    await settled(element);
    expect(textOf(element, 'submit')).to.equal('Continuar');
  });

  it('falls back to English as the page has registered it', async () => {
    SecretQuestionElement.registerLocale({ $code: 'en', submit: 'Next' });
    const element = await shown(undefined, { lang: 'ik' });
    expect(textOf(element, 'submit')).to.equal('Next');
    SecretQuestionElement.registerLocale(english);
  });

  it('is English if the tag is invalid', async () => {
    const element = await shown(undefined, { lang: 'not a tag_' });
    expect(textOf(element, 'submit')).to.equal('Continue');
  });

  it('is independent of other libraries on the page', async () => {
    class Greeting extends LitElement {
      readonly #localize = new LocalizeController(this);

      protected override render(): TemplateResult {
        return html`${this.#localize.term('submit')}`;
      }
    }
    customElements.define('shoelace-greeting', Greeting);
    registerTranslation({
      $code: 'en',
      $name: 'English',
      $dir: 'ltr',
      submit: 'Submit, by Shoelace',
    } as Translation);
    registerTranslation({
      $code: 'ga',
      $name: 'Gaeilge',
      $dir: 'ltr',
      submit: 'Seol, by Shoelace',
    } as Translation);
    SecretQuestionElement.registerLocale({ $code: 'ga', submit: 'Lean ar aghaidh' });
    const greeting = fixtureSync<Greeting>(html`<shoelace-greeting lang="ga"></shoelace-greeting>`);
    await greeting.updateComplete;
    expect(greeting.shadowRoot!.textContent).to.equal('Seol, by Shoelace');
    const element = await shown(undefined, { lang: 'ga' });
    expect(textOf(element, 'submit')).to.equal('Lean ar aghaidh');
  });

  it("is that of the element's own `lang`, and follows changes", async () => {
    SecretQuestionElement.registerLocale(locale('eo', { submit: 'Daŭrigi' }));
    const element = await shown(undefined, { lang: 'eo' });
    expect(textOf(element, 'submit')).to.equal('Daŭrigi');
    element.lang = 'en';
    await nextTask();
    expect(textOf(element, 'submit')).to.equal('Continue');
  });

  it("is otherwise that of the page's `lang`, and follows changes", async () => {
    SecretQuestionElement.registerLocale(locale('ia', { submit: 'Continuar' }));
    const element = await shown();
    document.documentElement.lang = 'ia-001';
    await nextTask();
    await element.updateComplete;
    expect(textOf(element, 'submit')).to.equal('Continuar');
  });

  it('reaches elements that are on the page before it is registered', async () => {
    const element = await shown(undefined, { lang: 'vo' });
    expect(textOf(element, 'submit')).to.equal('Continue');
    SecretQuestionElement.registerLocale(locale('vo', { submit: 'Fövön' }));
    await element.updateComplete;
    expect(textOf(element, 'submit')).to.equal('Fövön');
  });

  it('falls back to English for texts that a locale omits', async () => {
    SecretQuestionElement.registerLocale({
      $code: 'io',
      $name: 'Ido',
      $dir: 'ltr',
      submit: 'Durar',
    });
    const element = await shown(copyOf('rejected'), { lang: 'io' });
    expect(textOf(element, 'error')).to.equal(english.rejected);
  });

  it("is marked on every text of the element's own, and on no other", async () => {
    const languageOf = (element: Element, name: string): string | undefined => {
      const found = part(element, name) ?? element.shadowRoot!.querySelector<HTMLElement>('[aria-live]')!;
      return (found.querySelector<HTMLElement>('span') ?? found).closest<HTMLElement>('[lang]')?.lang;
    };
    const failed = await shown(copyOf('malformed'), { lang: 'tlh' });
    await announces(failed, english.malformed);
    for (const name of ['error', 'retry', 'live region'])
      expect(languageOf(failed, name), name).to.equal('en');

    const ready = await shown(undefined, { lang: 'tlh' });
    await announces(ready, english.ready);
    for (const name of ['toggle', 'submit', 'live region'])
      expect(languageOf(ready, name), name).to.equal('en');
    expect(languageOf(ready, 'question')).to.be.undefined;
    ready.errorMessage = 'nuqneH';
    await announces(ready, 'nuqneH');
    for (const name of ['error', 'live region']) expect(languageOf(ready, name), name).to.equal('tlh');
  });

  it('applies to the time to wait', async () => {
    SecretQuestionElement.registerLocale(
      locale('de', { 'rate-limited': (when) => `Bitte ${when ?? 'später'}.` }),
    );
    const element = await shown(copyOf('rate.limited'), { lang: 'de' });
    expect(textOf(element, 'error')).to.equal('Bitte in 2 Minuten.');
  });

  it('is the same for the time to wait as for the other texts', async () => {
    const element = await shown(copyOf('rate.limited'), { lang: 'nn' });
    expect(textOf(element, 'error')).to.equal(english['rate-limited']('in 2 minutes'));
  });

  it('has plain text, never markup', async () => {
    SecretQuestionElement.registerLocale(locale('ie', { submit: '<img src=x>' }));
    const element = await shown(undefined, { lang: 'ie' });
    expect(part(element, 'submit')!.querySelector('img')).to.be.null;
    expect(textOf(element, 'submit')).to.equal('<img src=x>');
  });
});
