import { type State, states } from '../helpers/states.js';
import arabic from '../../src/locales/ar.js';
import { SecretQuestionElement } from '../../src/index.js';

/** What is in a picture: a row for each state, a column for each width. */
export interface Scene {
  /** By name; all by default. */
  states?: string[];
  /** In pixels, 420 by default. */
  widths?: number[];
  /** Left to right by default; right to left comes with Arabic texts. */
  dir?: 'ltr' | 'rtl';
  /** Whether there is a heading and another way, beside the hint; true by default. */
  framed?: boolean;
  /** Whether each row has its name; false by default. */
  labelled?: boolean;
  /** The class of the elements. */
  theme?: string;
}

const texts = {
  ltr: {
    lang: 'en',
    heading: 'Answer your security question',
    hint: 'As you wrote it when you signed up.',
    alternative: 'Try another way',
  },
  rtl: {
    lang: 'ar',
    heading: 'أجب عن سؤال الأمان',
    hint: 'كما كتبتها عند التسجيل.',
    alternative: 'جرّب طريقة أخرى',
  },
};

/** Every state that the tests know, and at the end the one that has the focus. */
const all: readonly State[] = [
  ...states,
  {
    name: 'ready, focused',
    async reach(element) {
      await states.find(({ name }) => name === 'ready')!.reach(element);
      element.value = 'Peterson';
      element.focus();
    },
  },
];

/** Puts a scene on the page, instead of the one before. Resolves when everything in it has come to its state. */
async function show({
  states: names = all.map(({ name }) => name),
  widths = [420],
  dir = 'ltr',
  framed = true,
  labelled = false,
  theme = '',
}: Scene): Promise<void> {
  const { lang, heading, hint, alternative } = texts[dir];
  const { body, documentElement: root } = document;
  Object.assign(root, { lang, dir });
  body.replaceChildren();
  body.style.gridTemplateColumns = [...(labelled ? [120] : []), ...widths]
    .map((width) => `${String(width)}px`)
    .join(' ');

  for (const name of names) {
    if (labelled) body.append(Object.assign(document.createElement('code'), { textContent: name }));
    const state = all.find((state) => state.name === name);
    if (!state) throw new Error(`There is no state "${name}".`);
    const elements = widths.map(() => {
      const element = document.createElement('et-secret-question');
      element.className = theme;
      element.innerHTML = `<span slot="hint">${hint}</span>`;
      if (framed) {
        element.innerHTML += `<h2 slot="heading">${heading}</h2><a slot="alternative" href="#">${alternative}</a>`;
      }
      return element;
    });
    body.append(...elements);
    await Promise.all(elements.map((element) => state.reach(element)));
  }
}

declare global {
  var showScene: typeof show;
}
globalThis.showScene = show;

SecretQuestionElement.registerLocale(arabic);
