import { type State, states } from '../helpers/states.js';
import arabic from '../../src/locales/ar.js';
import { SecretQuestionElement } from '../../src/index.js';

/** The contents of a picture: a row per state, a column per width. */
export interface Scene {
  /** Names of states. All by default. */
  states?: string[];
  /** In pixels. 420 by default. */
  widths?: number[];
  /** `ltr` by default. `rtl` comes with Arabic texts. */
  dir?: 'ltr' | 'rtl';
  /** Whether there is a heading and an alternative besides the hint. True by default. */
  framed?: boolean;
  /** Whether each row shows the name of its state. False by default. */
  labeled?: boolean;
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

/** Every state in the tests, then the focused one. */
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

/** Shows a scene in place of the previous one. Resolves when every element in it has reached its state. */
async function show({
  states: names = all.map(({ name }) => name),
  widths = [420],
  dir = 'ltr',
  framed = true,
  labeled = false,
  theme = '',
}: Scene): Promise<void> {
  const { lang, heading, hint, alternative } = texts[dir];
  const { body, documentElement: root } = document;
  Object.assign(root, { lang, dir });
  body.replaceChildren();
  body.style.gridTemplateColumns = [...(labeled ? [120] : []), ...widths]
    .map((width) => `${String(width)}px`)
    .join(' ');

  for (const name of names) {
    if (labeled) body.append(Object.assign(document.createElement('code'), { textContent: name }));
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
