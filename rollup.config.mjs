import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import replace from '@rollup/plugin-replace';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';
import { llms } from './src/build/llms.mjs';
import { ky, lit } from './src/build/replacements.mjs';

/** Bundles the libraries as published, except for the listed strings. */
const replacements = replace({
  include: ['node_modules/ky/**', 'node_modules/lit-html/**'],
  delimiters: ['', ''],
  values: Object.fromEntries([...ky, ...lit].map(({ find, replace }) => [find, replace])),
});

/**
 * Removes the formatting from our own templates and styles. As in JSX, a line break next to a tag is not part of the
 * text; elsewhere, a space stays, because it may be visible.
 */
const minifiedLiterals = {
  name: 'minified-literals',
  transform: (code, id) =>
    id.includes('node_modules')
      ? null
      : minifyHTMLLiterals(code, {
          fileName: id,
          html: (html) => html.replace(/(?<=>)\n\s*|\n\s*(?=[<>])/g, '').replace(/\s+/g, ' '),
        }),
};

const banner = `/*!
 * et-secret-question, MIT. Contains lit (BSD-3-Clause) and ky (MIT).
 * Distribute their licenses, in THIRD-PARTY-LICENSES.txt, with every copy.
 */`;

/** Collects the licenses of the bundled packages, which must be distributed with every copy. */
const licensed = new Map();
const licenses = {
  name: 'licenses',
  generateBundle({ file }, { [basename(file)]: { modules } }) {
    for (const id of Object.keys(modules)) {
      const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [];
      if (!folder) continue;
      const license = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      if (!license) this.error(`${folder} has no license.`);
      const text = readFileSync(join(folder, license), 'utf8').trim();
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      licensed.set(text, (licensed.get(text) ?? new Set()).add(`${name} ${version}`));
    }
    const source = [...licensed].map(([text, names]) => `${[...names].join(', ')}\n\n${text}\n`);
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-LICENSES.txt',
      source: source.join(`\n${'-'.repeat(80)}\n\n`),
    });
  },
};

/** For pages without modules: a language's script waits for the element, so the two may load in any order. */
const registersItself = {
  name: 'registers-itself',
  transform: (code) => ({
    code: code.replace(
      /export default (\w+);/,
      "customElements.whenDefined('et-secret-question').then(() => customElements.get('et-secret-question').registerLocale?.($1));",
    ),
    map: null,
  }),
};

/** Marks the file as UTF-8, whatever the encoding of the page. */
const byteOrderMark = {
  name: 'byte-order-mark',
  renderChunk: (code) => ({ code: `\ufeff${code}`, map: null }),
};

/** Copies the demo's themes, for pages to start from. */
const themes = {
  name: 'themes',
  writeBundle: () => cpSync('demo/themes', 'dist/themes', { recursive: true }),
};

/** Writes the hash of each script to dist/integrity.json, for the `integrity` attribute of its tag. */
const hashes = {};
const integrity = {
  name: 'integrity',
  writeBundle({ file }, { [basename(file)]: { code } }) {
    hashes[relative('dist', file)] = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    writeFileSync('dist/integrity.json', `${JSON.stringify(hashes, null, 2)}\n`);
  },
};

const minify = terser({
  ecma: 2022,
  compress: { passes: 3, pure_getters: true, keep_fargs: false },
  format: { comments: /^!\n \* et-secret/ },
});

const bundled = [
  nodeResolve({ exportConditions: ['browser', 'production'] }),
  replacements,
  minifiedLiterals,
  minify,
  byteOrderMark,
  integrity,
  licenses,
];

/** The script-tag file: one classic script with everything in it. */
const script = {
  input: 'dist/define.js',
  output: { file: 'dist/et-secret-question.min.js', format: 'iife', sourcemap: true, banner },
  plugins: [...bundled, themes, llms],
};

/** The same, as a module with named exports, for import maps and CDNs. */
const module = {
  input: 'dist/index.js',
  output: { file: 'dist/et-secret-question.esm.min.js', format: 'es', sourcemap: true, banner },
  plugins: bundled,
};

/** The React component with what it needs from `@lit/react`, so that pages need only React itself. */
const react = {
  input: 'dist/react.js',
  output: { file: 'dist/react.js', sourcemap: true, banner: "'use client';" },
  external: (id, from) => id === 'react' || (id.startsWith('./') && from?.endsWith('dist/react.js')),
  plugins: [nodeResolve({ exportConditions: ['browser', 'production'] }), licenses],
};

/** One script per language, except for English, which is built in. */
const locales = readdirSync('src/locales')
  .map((file) => file.replace('.ts', ''))
  .filter((language) => language !== 'en')
  .map((language) => ({
    input: `dist/locales/${language}.js`,
    output: { file: `dist/locales/${language}.min.js`, format: 'iife' },
    plugins: [registersItself, minify, byteOrderMark, integrity],
  }));

export default [script, module, react, ...locales];
