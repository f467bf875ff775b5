import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { minifyHTMLLiterals } from 'minify-literals';

/**
 * Changes modules as they are bundled. A change that no longer finds what it is about fails the build.
 *
 * @param {{ file: RegExp, find: RegExp, replacement: string | ((text: string) => string) }[]} changes
 */
function changed(name, changes) {
  const unseen = new Set(changes);
  return {
    name,
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      const due = changes.filter(({ file }) => file.test(path));
      for (const change of due) {
        const { find, replacement } = change;
        if (code.search(find) < 0) this.error(`${id} no longer has ${find}: adapt "${name}".`);
        code = code.replace(find, replacement);
        unseen.delete(change);
      }
      return due.length ? { code, map: null } : null;
    },
    buildEnd(error) {
      if (error) return;
      for (const { file } of unseen) this.error(`There is no ${file} any more: adapt "${name}".`);
    },
  };
}

/** Leaves the lines, so that source maps stay right. */
const blank = (text) => text.replace(/.+/g, '');

/**
 * Lit as a guest on any page. It asks for the Trusted Types policy `lit-html` as it loads, and throws where the page
 * refuses it: the script asks for a policy of its own name, and goes on without one, because it needs none where the
 * page enforces none. It leaves version numbers, and the metadata of standard decorators, in globals: the script has
 * no use for either.
 */
const litAsGuest = changed('lit-as-guest', [
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
]);

/** What `@property` comes to with the decorators of TypeScript, without the helpers of either. */
const plainProperties = changed('plain-properties', [
  {
    file: /dist\/secret-question-element\.js$/,
    find: /__decorate\(\[\s*property\((.*)\)\s*\], (\w+)\.prototype, ("\w+"), (?:void 0|null)\);/g,
    replacement: '$2.createProperty($3, $1);',
  },
]);

const kyCore = /ky\/distribution\/core\/Ky\.js$/;

/** What these options of ky are in the one call of `src/question-api.ts`. */
const options = {
  timeout: false,
  json: undefined,
  searchParams: undefined,
  parseJson: undefined,
  baseUrl: undefined,
  prefix: undefined,
  onUploadProgress: undefined,
  onDownloadProgress: undefined,
};

/**
 * ky as `src/question-api.ts` calls it: one GET by a `URL`, with a `shouldRetry` that always answers, without hooks,
 * body, search parameters, schema or instances of its own. The minifier removes what only other calls reach.
 * `test/script-tag-file.test.ts` compares what is left with all of ky.
 */
const kyAsCalled = changed('ky-as-called', [
  ...Object.entries(options).map(([option, value]) => ({
    file: kyCore,
    find: new RegExp(`\\b(?:this|ky)\\.#options\\.${option}\\b(?! = )`, 'g'),
    replacement: String(value),
  })),
  // No methods such as `ky.get`, and no defaults that the options would be merged with.
  {
    file: /ky\/distribution\/index\.js$/,
    find: /\bcreateInstance\(\)/,
    replacement: '(input, options) => Ky.create(input, options)',
  },
  // No hooks: neither the list of them, nor the copy of the options for those of `init`, nor the loops.
  { file: kyCore, find: /\bhooks: mergeHooks\(.*\),/, replacement: '' },
  { file: kyCore, find: /\binitHooks\.length > 0/, replacement: 'false' },
  { file: kyCore, find: /^( +)for \(const hook of .*\{\n(?:\1 .*\n)*\1\}/gm, replacement: blank },
  // Only a hook can force a retry.
  { file: kyCore, find: /\berror\w* instanceof ForceRetryError\b/gi, replacement: 'false' },
  // What follows is for a `shouldRetry` that leaves the decision to ky.
  { file: kyCore, find: /\b(?:shouldRetry !== undefined|result === true)/g, replacement: 'true' },
  // No limit and no lists that would have to be checked: the defaults, with what is set.
  {
    file: /ky\/distribution\/utils\/normalize\.js$/,
    find: /normalizeRetryOptions = \(retry = \{\}\) => \{/,
    replacement: '$& return { ...getDefaultRetryOptions(), ...retry };',
  },
  // `json()` is called without a schema.
  { file: kyCore, find: /async \(schema\) => \{/, replacement: '$& schema = undefined;' },
  // Every option is one of ky or of `Request`, so none is left for `fetch`.
  { file: kyCore, find: /\bfindUnknownOptions\(.*\)/, replacement: '{}' },
  // An option of older versions, refused with a long message.
  { file: kyCore, find: /\bObject\.hasOwn\(options, 'prefixUrl'\)/, replacement: 'false' },
  // A question about bodies, answered by making a request as the script loads.
  {
    file: /ky\/distribution\/core\/constants\.js$/,
    find: /(?<=supportsRequestStreams = )\(\(\) => \{[^]*?\n\}\)\(\)/,
    replacement: (text) => `false${blank(text)}`,
  },
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

const minify = terser({ ecma: 2022, compress: { passes: 2 }, format: { comments: /^!\n \* et-secret/ } });

/** The script-tag file: one classic script with everything in it. */
const script = {
  input: 'dist/define.js',
  output: { file: 'dist/et-secret-question.min.js', format: 'iife', sourcemap: true, banner },
  plugins: [
    nodeResolve({ exportConditions: ['browser', 'production'] }),
    litAsGuest,
    kyAsCalled,
    plainProperties,
    minifiedLiterals,
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
