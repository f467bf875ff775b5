import {
  type Build,
  codeFor,
  type CodeFile,
  type Host,
  importMap,
  type Settings,
  slotTag,
  styleSheet,
} from './code.ts';
import { fromHash, readControls, toHash } from './controls.ts';
import { create, find } from './dom.ts';
import { EtnaApi } from './etna-api.ts';
import { logEvents } from './event-log.ts';
import { connectGallery } from './gallery.ts';
import { answerOf } from './seeded-users.ts';
import defaultTheme from './themes/default.css';
import highContrast from './themes/high-contrast.css';
import soft from './themes/soft.css';
import terminal from './themes/terminal.css';

const themes: Record<string, string> = {
  default: defaultTheme,
  terminal,
  soft,
  'high-contrast': highContrast,
};

// Not part of the HTML, so that it makes no request before it is set up.
const element = create('et-secret-question');
const form = find('form', '#controls');
const language = find('select', '[name=lang]');
const code = find('pre', '#code');
const status = find('output');

const css = new CSSStyleSheet();
document.adoptedStyleSheets.push(css);
let build: Build | undefined;
let files: CodeFile[] = [];

/** Data flows one way: from the controls to the element, the code and the link. */
function update(): void {
  const settings = readSettings();
  applyTo(element, settings);
  css.replaceSync(styleSheet(settings));
  history.replaceState(null, '', toHash(form) || location.pathname);
  if (!build) return;
  files = codeFor(chosen('host') as Host, settings, build);
  listFiles();
  showFile();
}

async function loadBuild(): Promise<void> {
  const integrity = (await (await fetch('/dist/integrity.json')).json()) as Build['integrity'];
  build = { integrity, importMapHash: await hash(importMap(integrity)) };
  update();
}

function restore(hash: string): void {
  fromHash(form, hash);
  update();
}

function readSettings(): Settings {
  const settings = readControls(form);
  const { attributes } = settings;
  if (language.selectedOptions[0]?.dataset['dir'] === 'rtl') attributes['dir'] ??= 'rtl';
  return {
    ...settings,
    colorScheme: find('select', '[name=color-scheme]').value,
    themeCss: themes[attributes['class'] ?? ''] ?? '',
  };
}

function applyTo(
  element: HTMLElementTagNameMap['et-secret-question'],
  { attributes, slots }: Settings,
): void {
  for (const name of new Set([...element.getAttributeNames(), ...Object.keys(attributes)])) {
    const value = attributes[name];
    if (value === undefined) element.removeAttribute(name);
    // Setting an error message again would show it again.
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }
  element.replaceChildren(
    ...Object.entries(slots).map(([slot, text]) => create(slotTag(slot), { slot }, text)),
  );
  void registerLocale(attributes['lang']);
  const answer = answerOf(element.username);
  find('p', '#answer').textContent = answer ? `The answer is “${answer}”.` : '';
}

async function registerLocale(lang = 'en'): Promise<void> {
  if (lang === 'en') return;
  const { default: locale } = (await import(
    `/dist/locales/${lang}.js`
  )) as typeof import('../src/locales/en.js');
  (element.constructor as typeof import('../src/index.js').SecretQuestionElement).registerLocale(locale);
}

const chosen = (name: string): string => find('input', `[name=${name}]:checked`).value;

/** Lists the files. The one that is shown stays if there still is one of its name. */
function listFiles(): void {
  const names = files.map(({ name }) => name);
  const list = find('fieldset', '#files');
  const inputs = [...list.querySelectorAll('input')];
  if (String(inputs.map(({ value }) => value)) === String(names)) return;
  const current = inputs.find(({ checked, value }) => checked && names.includes(value))?.value ?? names[0];
  for (const { parentElement } of inputs) parentElement?.remove();
  list.append(
    ...names.map((value) => {
      const input = create('input', { type: 'radio', name: 'file', value, checked: value === current });
      return create('label', {}, input, ` ${value}`);
    }),
  );
}

function showFile(): void {
  const name = chosen('file');
  const { text = '' } = files.find((file) => file.name === name) ?? {};
  status.value = '';
  if (code.textContent === text) return;
  code.ariaLabel = name;
  code.textContent = text;
  code.scrollTop = 0;
}

/** Copies text, and says so. Where the browser refuses, `otherwise` says what to do instead. */
async function copy(text: string, what: string, otherwise: () => string): Promise<void> {
  // Emptied first, so that a screen reader announces the same message again.
  status.value = '';
  try {
    await navigator.clipboard.writeText(text);
    status.value = `${what} copied`;
  } catch {
    status.value = otherwise();
  }
}

async function hash(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

find('main').addEventListener('change', ({ target }) => {
  if ((target as HTMLInputElement).name === 'file') showFile();
  else update();
});

addEventListener('hashchange', () => {
  restore(location.hash);
});

find('button', '#start-over').addEventListener('click', () => {
  restore('');
});

find('div', '#methods').addEventListener('click', ({ target }) => {
  if (target instanceof HTMLButtonElement)
    void element[target.value as 'reload' | 'submit' | 'reset' | 'focus']();
});

find('button', '#copy-code').addEventListener('click', () => {
  void copy(code.textContent, chosen('file'), () => {
    getSelection()?.selectAllChildren(code);
    return 'Selected. Copy it with the keyboard.';
  });
});

find('button', '#copy-link').addEventListener('click', () => {
  void copy(location.href, 'Link', () => 'The link is in the address bar.');
});

element.addEventListener('answer-submitted', (event) => {
  const { username, answer } = event.detail;
  void event.respondWith(new EtnaApi(element.apiUrl, element.appKey).requestReset(username, answer));
});

logEvents(element);
connectGallery(element);
restore(location.hash);
find('div', '#preview').append(element);
void loadBuild();
