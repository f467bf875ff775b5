import { expect } from '@open-wc/testing';
import { SecretQuestionElement } from '../src/index.js';
import english from '../src/locales/en.js';
import type { Locale } from '../src/locale.js';
import { copyOf, nextTask, part, shown, textOf } from './helpers/page.js';

// Languages that no module of the package has, so that no test can disturb another.
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

  it('is English where there is no other', async () => {
    const element = await shown(undefined, { lang: 'tlh' });
    expect(textOf(element, 'submit')).to.equal('Continue');
  });

  it('is that of the element, and follows it', async () => {
    SecretQuestionElement.registerLocale(locale('eo', { submit: 'Daŭrigi' }));
    const element = await shown(undefined, { lang: 'eo' });
    expect(textOf(element, 'submit')).to.equal('Daŭrigi');
    element.lang = 'en';
    await nextTask();
    expect(textOf(element, 'submit')).to.equal('Continue');
  });

  it('else is that of the page, and follows it', async () => {
    SecretQuestionElement.registerLocale(locale('ia', { submit: 'Continuar' }));
    const element = await shown();
    document.documentElement.lang = 'ia-001';
    await nextTask();
    await element.updateComplete;
    expect(textOf(element, 'submit')).to.equal('Continuar');
  });

  it('comes to elements that are there before it', async () => {
    const element = await shown(undefined, { lang: 'vo' });
    expect(textOf(element, 'submit')).to.equal('Continue');
    SecretQuestionElement.registerLocale(locale('vo', { submit: 'Fövön' }));
    await element.updateComplete;
    expect(textOf(element, 'submit')).to.equal('Fövön');
  });

  it('falls back to English for what a locale in plain JavaScript leaves out', async () => {
    SecretQuestionElement.registerLocale({
      $code: 'io',
      $name: 'Ido',
      $dir: 'ltr',
      submit: 'Durar',
    } as Locale);
    const element = await shown(copyOf('rejected'), { lang: 'io' });
    expect(textOf(element, 'error')).to.equal(english.rejected);
  });

  it('is told of every text of the element, and of none of others', async () => {
    const languageOf = (element: Element, name: string): string | undefined => {
      const found = part(element, name) ?? element.shadowRoot!.querySelector<HTMLElement>(`[role=${name}]`)!;
      return (found.querySelector<HTMLElement>('span') ?? found).closest<HTMLElement>('[lang]')?.lang;
    };
    const failed = await shown(copyOf('malformed'), { lang: 'tlh' });
    for (const name of ['error', 'retry', 'status']) expect(languageOf(failed, name), name).to.equal('en');

    const ready = await shown(undefined, { lang: 'tlh' });
    for (const name of ['toggle', 'submit', 'status']) expect(languageOf(ready, name), name).to.equal('en');
    expect(languageOf(ready, 'question')).to.be.undefined;
    ready.errorMessage = 'nuqneH';
    await ready.updateComplete;
    for (const name of ['error', 'status']) expect(languageOf(ready, name), name).to.equal('tlh');
  });

  it('words the time to wait', async () => {
    SecretQuestionElement.registerLocale(
      locale('de', { 'rate-limited': (when) => `Bitte ${when ?? 'später'}.` }),
    );
    const element = await shown(copyOf('rate.limited'), { lang: 'de' });
    expect(textOf(element, 'error')).to.equal('Bitte in 2 Minuten.');
  });

  it('words it in the language of the other texts', async () => {
    const element = await shown(copyOf('rate.limited'), { lang: 'nn' });
    expect(textOf(element, 'error')).to.equal(english['rate-limited']('in 2 minutes'));
  });

  it('takes texts as text', async () => {
    SecretQuestionElement.registerLocale(locale('ie', { submit: '<img src=x>' }));
    const element = await shown(undefined, { lang: 'ie' });
    expect(part(element, 'submit')!.querySelector('img')).to.be.null;
    expect(textOf(element, 'submit')).to.equal('<img src=x>');
  });
});
