import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';

/**
 * Lit as a guest on any page. It asks for the Trusted Types policy `lit-html` as it loads, and throws where the page
 * refuses it: the script asks for a policy of its own name, and goes on without one, because it needs none where the
 * page enforces none. It leaves version numbers, and the metadata of standard decorators, in globals: the script has
 * no use for either.
 */
const changes = [
  {
    file: /lit-html\/lit-html\.js$/,
    find: /(\w+)\.createPolicy\("lit-html",(\{[^}]*\})\)/,
    replacement: '(()=>{try{return $1.createPolicy("et-secret-question",$2)}catch{}})()',
  },
  {
    file: /(lit-html\/lit-html|lit-element\/lit-element|reactive-element\/reactive-element)\.js$/,
    find: /\(\w+\.\w+Versions\?\?=\[\]\)\.push\("[^"]*"\)/,
    replacement: '0',
  },
  {
    file: /reactive-element\/reactive-element\.js$/,
    find: /Symbol\.metadata\?\?=Symbol\("metadata"\),\w+\.litPropertyMetadata\?\?=new WeakMap/,
    replacement: '0',
  },
  {
    file: /reactive-element\/reactive-element\.js$/,
    find: /const (\w)=this\[Symbol\.metadata\];if\(null!==\1\)\{.*?elementProperties\.set\(\w,\w\)\}/,
    replacement: '',
  },
  {
    file: /reactive-element\/decorators\/property\.js$/,
    find: /"object"==typeof \w\?\w\(\w,\w,\w\):/,
    replacement: '',
  },
];

const litAsGuest = {
  name: 'lit-as-guest',
  transform(code, id) {
    const due = changes.filter(({ file }) => file.test(id));
    if (!due.length) return null;
    for (const { find, replacement } of due) {
      if (!find.test(code)) this.error(`${id} no longer has ${find}: adapt this plugin.`);
      code = code.replace(find, replacement);
    }
    return { code, map: null };
  },
};

const banner = `/*!
 * et-secret-question, MIT. Contains lit, BSD-3-Clause, (c) Google LLC; ky, MIT, (c) Sindre Sorhus;
 * @shoelace-style/localize, MIT, (c) Cory LaViska.
 */`;

/** A language for pages without modules: its script waits for the element, in whatever order the two are loaded. */
const registersItself = {
  name: 'registers-itself',
  transform: (code) => ({
    code: code.replace(
      /export default (\w+);/,
      "customElements.whenDefined('et-secret-question').then((element) => element.registerLocale?.($1));",
    ),
    map: null,
  }),
};

/** Says that the file is UTF-8, whatever the page is. */
const byteOrderMark = {
  name: 'byte-order-mark',
  renderChunk: (code) => ({ code: `\ufeff${code}`, map: null }),
};

/** Notes the hash of each script for the `integrity` of its tag, as dist/integrity.json. */
const hashes = {};
const integrity = {
  name: 'integrity',
  writeBundle({ file }, { [basename(file)]: { code } }) {
    hashes[relative('dist', file)] = `sha384-${createHash('sha384').update(code).digest('base64')}`;
    writeFileSync('dist/integrity.json', `${JSON.stringify(hashes, null, 2)}\n`);
  },
};

const minify = terser({ ecma: 2022, compress: { passes: 2 }, format: { comments: /^!\n \* et-secret/ } });

/** The script-tag file: one classic script with everything in it. */
const script = {
  input: 'dist/define.js',
  output: { file: 'dist/et-secret-question.min.js', format: 'iife', sourcemap: true, banner },
  plugins: [
    nodeResolve({ exportConditions: ['browser', 'production'] }),
    litAsGuest,
    minify,
    byteOrderMark,
    integrity,
  ],
};

/** And one for each language but English, which is in the element. */
const locales = readdirSync('src/locales')
  .map((file) => file.replace('.ts', ''))
  .filter((language) => language !== 'en')
  .map((language) => ({
    input: `dist/locales/${language}.js`,
    output: { file: `dist/locales/${language}.min.js`, format: 'iife' },
    plugins: [registersItself, minify, byteOrderMark, integrity],
  }));

export default [script, ...locales];
