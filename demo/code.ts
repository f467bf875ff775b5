/** What is set in the playground. */
export interface Settings {
  /** Attributes by name, in the order of the code; boolean ones are empty. `class` is the theme. */
  attributes: Record<string, string>;
  /** The texts in the slots. */
  slots: Record<string, string>;
  /** Custom properties. */
  properties: Record<string, string>;
  colorScheme: string;
  /** The style sheet of the theme; empty without one. */
  themeCss: string;
}

/** What the code needs to know about the build. */
export interface Build {
  /** Hashes by file, from `dist/integrity.json`. */
  integrity: Record<string, string>;
  /** The hash of the import map, for the policy. */
  importMapHash: string;
}

/** A file, or the headers of a response. */
export interface CodeFile {
  name: string;
  text: string;
}

const hosts = {
  'script-tag': { files: htmlPage, policies: 'et-secret-question' },
  'import-map': { files: modulePage, policies: 'et-secret-question' },
  react: { files: reactComponent, policies: 'lit-html' },
  vue: { files: vueComponent, policies: 'lit-html vue' },
  angular: { files: angularComponent, policies: 'lit-html angular angular#bundler' },
  svelte: { files: svelteComponent, policies: 'lit-html svelte-trusted-html' },
} as const satisfies Record<
  string,
  { files: (settings: Settings, build: Build) => CodeFile[]; policies: string }
>;

/** What the code is for. */
export type Host = keyof typeof hosts;

/** The files for a page with the element, and the headers that go with them. */
export function codeFor(host: Host, settings: Settings, build: Build): CodeFile[] {
  const { files, policies } = hosts[host];
  const { 'api-url': apiUrl = '' } = settings.attributes;
  const apiOrigin = originOf(apiUrl);
  const scripts = host === 'import-map' ? `'self' '${build.importMapHash}'` : `'self'`;
  return [
    ...files(settings, build),
    { name: 'CSP', text: contentSecurityPolicy(scripts, apiOrigin ?? `'self'`, policies) },
    ...(apiOrigin ? [{ name: 'CORS', text: corsHeaders }] : []),
  ];
}

/** The style sheet for these settings, the same for every host. */
export function styleSheet({ attributes, properties, colorScheme, themeCss }: Settings): string {
  const selector = `et-secret-question${attributes['class'] ? `.${attributes['class']}` : ''}`;
  const declarations = Object.entries(properties).map(([name, value]) => `  ${name}: ${value};\n`);
  return `:root {
  color-scheme: ${colorScheme};
}

et-secret-question {
  max-inline-size: 28rem;
}

/* Reserves space until the script has loaded, so that nothing moves. */
et-secret-question:not(:defined) {
  display: block;
  min-block-size: 9rem;
}
${themeCss && `\n${themeCss}`}${declarations.length ? `\n${selector} {\n${declarations.join('')}}\n` : ''}`;
}

/** The content of the import map's `<script>`, whose hash depends on every space. */
export function importMap(integrity: Record<string, string>): string {
  const module = './et-secret-question.esm.min.js';
  const map = {
    imports: { 'et-secret-question': module, 'et-secret-question/locales/': './locales/' },
    integrity: { [module]: integrity['et-secret-question.esm.min.js'] },
  };
  return `\n${indent(JSON.stringify(map, null, 2), 6)}\n    `;
}

function contentSecurityPolicy(scripts: string, apiOrigin: string, policies: string): string {
  const directives = [
    `default-src 'none'`,
    `script-src ${scripts}`,
    `style-src 'self'`,
    `connect-src ${apiOrigin}`,
    `require-trusted-types-for 'script'`,
    `trusted-types ${policies}`,
  ];
  return `Content-Security-Policy: ${directives.join('; ')}\n`;
}

const corsHeaders = `Access-Control-Allow-Origin: https://www.broker.example
Access-Control-Allow-Methods: GET, POST
Access-Control-Allow-Headers: Et-App-Key, Content-Type
Access-Control-Expose-Headers: Retry-After
Vary: Origin
`;

// Plain pages

function htmlPage(settings: Settings, { integrity }: Build): CodeFile[] {
  const { lang } = settings.attributes;
  const script = (file: string) =>
    `    <script src="${file}" defer crossorigin="anonymous"\n` +
    `      integrity="${integrity[file]}"></script>\n`;
  return [
    {
      name: 'index.html',
      text: page(
        settings,
        script('et-secret-question.min.js') +
          (needsLocale(lang) ? script(`locales/${lang}.min.js`) : '') +
          `    <script src="password-reset.js" type="module"></script>\n`,
      ),
    },
    { name: 'password-reset.js', text: pageScript },
    { name: 'password-reset.css', text: pageStyles(settings) },
  ];
}

function modulePage(settings: Settings, { integrity }: Build): CodeFile[] {
  const { lang } = settings.attributes;
  return [
    {
      name: 'index.html',
      text: page(
        settings,
        `    <script type="importmap">${importMap(integrity)}</script>\n` +
          `    <script src="password-reset.js" type="module"></script>\n`,
      ),
    },
    { name: 'password-reset.js', text: `${imports(lang)}\n${registration(lang)}${pageScript}` },
    { name: 'password-reset.css', text: pageStyles(settings) },
  ];
}

function page(settings: Settings, scripts: string): string {
  const apiOrigin = originOf(settings.attributes['api-url'] ?? '');
  const preconnect = apiOrigin ? `    <link rel="preconnect" href="${apiOrigin}" crossorigin />\n` : '';
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Reset your password</title>
${preconnect}    <link rel="stylesheet" href="password-reset.css" />
${scripts}  </head>
  <body>
    <main>
      <h1>Reset your password</h1>
${indent(tag(attributeLines(settings), slotLines(settings)), 6)}
    </main>
  </body>
</html>
`;
}

const pageStyles = (settings: Settings): string => `body {
  font-family: system-ui, sans-serif;
}

${styleSheet(settings)}`;

const pageScript = `const question = document.querySelector('et-secret-question');

question.addEventListener('answer-submitted', async (event) => {
  const { username, answer } = event.detail;
  if (await event.respondWith(stepOne(username, answer))) enterCode();
});

question.addEventListener('question-not-required', async (event) => {
  if (await sendCode(event.detail.username)) enterCode();
});

/** Moves on to the code that the trader was sent. */
function enterCode() {
  location.hash = 'enter-code';
}

/** Step one: checks the answer, if there is one, and sends the code. */
function stepOne(username, answer) {
  return fetch(\`\${question.apiUrl.replace(/\\/+$/, '')}/v1.0/users/password/reset\`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Et-App-Key': question.appKey },
    body: JSON.stringify({ User: username, SecretQuestionAnswer: answer }),
    signal: AbortSignal.timeout(10_000),
  });
}

/** Step one for an account without a question. Resolves with whether the code was sent. */
async function sendCode(username) {
  const envelope = await stepOne(username)
    .then((reply) => reply.json())
    .catch(() => null);
  return envelope?.Errors?.length === 0;
}
`;

// Frameworks

const eventTypes = `import type { AnswerSubmittedEvent, QuestionNotRequiredEvent } from 'et-secret-question';\n`;

function reactComponent(settings: Settings): CodeFile[] {
  const { lang } = settings.attributes;
  const attributes = attributeLines(settings, (name, value) => {
    const prop = name === 'class' ? 'className' : camelCase(name);
    if (name in constants) return `${prop}={${prop}}`;
    return name === 'timeout' ? `${prop}={${Number(value)}}` : attribute(prop, value);
  });
  const listeners = `onAnswerSubmitted={async (event) => {
  const { username, answer } = event.detail;
  if (await event.respondWith(stepOne(username, answer))) onCodeSent(username);
}}
onQuestionNotRequired={async (event) => {
  const { username } = event.detail;
  if (await sendCode(username)) onCodeSent(username);
}}`;
  const text = `'use client';

${needsLocale(lang) ? imports(lang) : ''}import { SecretQuestion } from 'et-secret-question/react';
import './password-reset.css';

${registration(lang)}${declareConstants(settings)}
export function PasswordReset({ onCodeSent }: { onCodeSent: (username: string) => void }) {
  return (
${indent(tag([...attributes, listeners], slotLines(settings), 'SecretQuestion'), 4)}
  );
}

${functions}`;
  return componentFiles('PasswordReset.tsx', text, settings);
}

function vueComponent(settings: Settings): CodeFile[] {
  const { lang } = settings.attributes;
  const attributes = attributeLines(settings, (name, value) => {
    if (name in constants) return `:${name}="${camelCase(name)}"`;
    return name === 'timeout' ? `:timeout="${Number(value)}"` : attribute(name, value);
  });
  const listeners = [
    '@answer-submitted="onAnswerSubmitted"',
    '@question-not-required="onQuestionNotRequired"',
  ];
  const text = `<script setup lang="ts">
${imports(lang)}${eventTypes}import type {} from 'et-secret-question/types/vue';

${registration(lang)}${declareConstants(settings)}
const emit = defineEmits<{ codeSent: [username: string] }>();

${listenerFunctions("emit('codeSent', username)")}
${functions}</script>

<template>
${indent(tag([...attributes, ...listeners], slotLines(settings)), 2)}
</template>

<style src="./password-reset.css"></style>
`;
  return componentFiles('PasswordReset.vue', text, settings);
}

function angularComponent(settings: Settings): CodeFile[] {
  const { lang } = settings.attributes;
  const attributes = attributeLines(settings, (name, value) => {
    if (name in constants) return `[${camelCase(name)}]="${camelCase(name)}"`;
    return value.includes('{{') ? `attr.${name}="${escapeForAngular(value)}"` : attribute(name, value);
  });
  const listeners = [
    '(answer-submitted)="onAnswerSubmitted($event)"',
    '(question-not-required)="onQuestionNotRequired($event)"',
  ];
  const text = `import { Component, CUSTOM_ELEMENTS_SCHEMA, output } from '@angular/core';
${imports(lang)}${eventTypes}
${registration(lang)}${declareConstants(settings)}
@Component({
  selector: 'app-password-reset',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: \`
${indent(tag([...attributes, ...listeners], slotLines(settings, escapeForAngular)), 4)}
  \`,
})
export class PasswordReset {
  readonly codeSent = output<string>();

  protected readonly apiUrl = apiUrl;
  protected readonly appKey = appKey;

  protected async onAnswerSubmitted(event: AnswerSubmittedEvent): Promise<void> {
    const { username, answer } = event.detail;
    if (await event.respondWith(stepOne(username, answer))) this.codeSent.emit(username);
  }

  protected async onQuestionNotRequired(event: QuestionNotRequiredEvent): Promise<void> {
    const { username } = event.detail;
    if (await sendCode(username)) this.codeSent.emit(username);
  }
}

${functions}`;
  // Global, because Angular inlines the styles of components, which the policy forbids.
  return [
    { name: 'password-reset.ts', text },
    { name: 'styles.css', text: styleSheet(settings) },
  ];
}

function svelteComponent(settings: Settings): CodeFile[] {
  const { lang } = settings.attributes;
  const attributes = attributeLines(settings, (name, value) => {
    if (name in constants) return `${name}={${camelCase(name)}}`;
    return name === 'timeout' ? `timeout={${Number(value)}}` : attribute(name, value);
  });
  const listeners = [
    'onanswer-submitted={onAnswerSubmitted}',
    'onquestion-not-required={onQuestionNotRequired}',
  ];
  const script = `${imports(lang)}${eventTypes}import type {} from 'et-secret-question/types/svelte';
import './password-reset.css';

${registration(lang)}${declareConstants(settings)}
const { onCodeSent }: { onCodeSent: (username: string) => void } = $props();

${listenerFunctions('onCodeSent(username)')}
${functions}`;
  const ignore = 'autofocus' in settings.attributes ? '<!-- svelte-ignore a11y_autofocus -->\n' : '';
  const text = `<script lang="ts">
${indent(script, 2)}</script>

${ignore}${tag([...attributes, ...listeners], slotLines(settings))}
`;
  return componentFiles('PasswordReset.svelte', text, settings);
}

const componentFiles = (name: string, text: string, settings: Settings): CodeFile[] => [
  { name, text },
  { name: 'password-reset.css', text: styleSheet(settings) },
];

const listenerFunctions = (
  moveOn: string,
): string => `async function onAnswerSubmitted(event: AnswerSubmittedEvent) {
  const { username, answer } = event.detail;
  if (await event.respondWith(stepOne(username, answer))) ${moveOn};
}

async function onQuestionNotRequired(event: QuestionNotRequiredEvent) {
  const { username } = event.detail;
  if (await sendCode(username)) ${moveOn};
}
`;

const functions = `/** Step one: checks the answer, if there is one, and sends the code. */
function stepOne(username: string, answer?: string): Promise<Response> {
  return fetch(\`\${apiUrl}/v1.0/users/password/reset\`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Et-App-Key': appKey },
    body: JSON.stringify({ User: username, SecretQuestionAnswer: answer }),
    signal: AbortSignal.timeout(10_000),
  });
}

/** Step one for an account without a question. Resolves with whether the code was sent. */
async function sendCode(username: string): Promise<boolean> {
  const envelope = await stepOne(username)
    .then((reply) => reply.json())
    .catch(() => null);
  return envelope?.Errors?.length === 0;
}
`;

// Pieces

/** Attributes that step one needs, too. */
const constants = { 'api-url': 'apiUrl', 'app-key': 'appKey' };

const declareConstants = ({ attributes: { 'api-url': apiUrl = '', 'app-key': appKey = '' } }: Settings) =>
  `const apiUrl = ${quote(apiUrl.replace(/\/+$/, ''))};\nconst appKey = ${quote(appKey)};\n`;

/** English is built in. */
const needsLocale = (lang: string | undefined): boolean => !!lang && lang !== 'en';

const imports = (lang: string | undefined): string =>
  needsLocale(lang)
    ? `import { SecretQuestionElement } from 'et-secret-question';\n` +
      `import locale from 'et-secret-question/locales/${lang}.js';\n`
    : `import 'et-secret-question';\n`;

const registration = (lang: string | undefined): string =>
  needsLocale(lang) ? 'SecretQuestionElement.registerLocale(locale);\n\n' : '';

/** A tag with each attribute on a line of its own. */
function tag(attributes: string[], children: string[], name = 'et-secret-question'): string {
  const lines = attributes.map((attribute) => indent(attribute, 2));
  const content = children.map((child) => `${indent(child, 2)}\n`).join('');
  return `<${name}\n${lines.join('\n')}\n>${content && `\n${content}`}</${name}>`;
}

const attributeLines = ({ attributes }: Settings, write = attribute): string[] =>
  Object.entries(attributes).map(([name, value]) => write(name, value));

const attribute = (name: string, value: string): string => (value ? `${name}="${escape(value)}"` : name);

/** The tag for the text in a slot. */
export function slotTag(slot: string): 'h2' | 'span' | 'p' {
  if (slot === 'heading') return 'h2';
  return slot === 'hint' || slot === 'submit' ? 'span' : 'p';
}

const slotLines = ({ slots }: Settings, write = escape): string[] =>
  Object.entries(slots).map(([slot, text]) => {
    const name = slotTag(slot);
    return `<${name} slot="${slot}">${write(text).replaceAll('@', '&#64;')}</${name}>`;
  });

/** Escapes text for HTML, for every framework's templates, and for template literals. */
const escape = (text: string): string =>
  text.replace(/[&<>"{}\\`]/g, (character) => `&#${character.charCodeAt(0)};`);

/** Angular interpolates after it decodes character references. */
const escapeForAngular = (text: string): string => text.split('{{').map(escape).join(`{{ '{{' }}`);

/** A string literal, which may be in a `<script>`. */
const quote = (text: string): string =>
  `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'").replaceAll('</', '<\\/')}'`;

const camelCase = (name: string): string =>
  name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const indent = (text: string, spaces: number): string => text.replace(/^(?=.)/gm, ' '.repeat(spaces));

/** The origin of an absolute HTTP URL. */
function originOf(url: string): string | undefined {
  if (!/^https?:/i.test(url)) return undefined;
  try {
    return new URL(url).origin;
  } catch {
    return undefined; // `URL.canParse` is newer than the oldest browsers.
  }
}
