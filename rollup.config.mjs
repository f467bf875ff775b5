import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { compileLitTemplates } from '@lit-labs/compiler';
import { minifyHTMLLiterals } from 'minify-literals';
import ts from 'typescript';
import { changed, kyAsUsed, litAsGuest, litAsUsed, localizeAsUsed } from './src/libraries.config.mjs';

/** What `@property` comes to with the decorators of TypeScript, without the helpers of either. */
const plainProperties = changed('plain-properties', [
  [
    /dist\/secret-question-element\.js$/,
    [
      [/^import \{ property \} .*/m],
      [
        /__decorate\(\[\s*property\((.*)\)\s*\], (\w+)\.prototype, ("\w+"), (?:void 0|null)\);/g,
        '$2.createProperty($3, $1);',
      ],
    ],
  ],
]);

/**
 * Templates and styles without the white space that is there for the reader. In templates it is taken out as in JSX:
 * a line break beside a tag is none of the text; elsewhere a space stays, because it may show.
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

/**
 * Templates as Lit prepares them in the browser otherwise, so that the script needs nothing for that. What `litAsUsed`
 * has no part for fails the build.
 */
const compiledTemplates = {
  name: 'compiled-templates',
  transform(code, id) {
    if (id.includes('node_modules')) return null;
    const { outputText, sourceMapText } = ts.transpileModule(code, {
      fileName: id,
      compilerOptions: { target: 'es2022', module: 'esnext', sourceMap: true },
      transformers: { before: [compileLitTemplates()] },
    });
    const compiled = outputText.replaceAll(', strings: ["", ""]', '');
    const [unknown] = /\bhtml *`.*|\bstrings: \[.*|\btype: [67]\b.*/.exec(compiled) ?? [];
    if (unknown) this.error(`${id} has a template that the script cannot render: ${unknown}`);
    return { code: compiled, map: sourceMapText };
  },
};

const banner = `/*!
 * et-secret-question, MIT. Contains lit (BSD-3-Clause), ky and @shoelace-style/localize (MIT),
 * whose licences, in THIRD-PARTY-LICENSES.txt, go with every copy.
 */`;

/** The licences of what is in the script, which have to go with every copy, from the packages themselves. */
const licences = {
  name: 'licences',
  generateBundle({ file }, { [basename(file)]: { modules } }) {
    const names = new Map();
    for (const id of Object.keys(modules)) {
      const [folder] = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id) ?? [];
      if (!folder) continue;
      const licence = readdirSync(folder).find((name) => /^licen[cs]e/i.test(name));
      if (!licence) this.error(`${folder} has no licence.`);
      const text = readFileSync(join(folder, licence), 'utf8').trim();
      const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
      names.set(text, (names.get(text) ?? new Set()).add(`${name} ${version}`));
    }
    const source = [...names].map(([text, names]) => `${[...names].join(', ')}\n\n${text}\n`);
    this.emitFile({
      type: 'asset',
      fileName: 'THIRD-PARTY-LICENSES.txt',
      source: source.join(`\n${'-'.repeat(80)}\n\n`),
    });
  },
};

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

const minify = terser({
  ecma: 2022,
  compress: { passes: 2, pure_getters: true, keep_fargs: false },
  // The private ones of Lit, as in its own minified build.
  mangle: { properties: { regex: /^_\$|^__(?!\w+__$)/, keep_quoted: true } },
  format: { comments: /^!\n \* et-secret/ },
});

/** The script-tag file: one classic script with everything in it. */
const script = {
  input: 'dist/define.js',
  output: { file: 'dist/et-secret-question.min.js', format: 'iife', sourcemap: true, banner },
  plugins: [
    nodeResolve({ exportConditions: ['browser', 'development'] }),
    litAsGuest,
    litAsUsed,
    kyAsUsed,
    localizeAsUsed,
    plainProperties,
    minifiedLiterals,
    compiledTemplates,
    minify,
    byteOrderMark,
    integrity,
    licences,
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
