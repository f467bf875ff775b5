/**
 * `npm run size`: the bytes of what `dist/` has for script tags, as a table, which it writes into the README. Fails
 * over budget. With `--check`, it writes nothing, and also fails when the README has another table.
 *
 * The measure is lit and ky alone: their own production builds of all that the element imports of them, bundled and
 * minified with the same settings, but with nothing changed or taken out. A part of the script-tag file weighs what it
 * adds: lit, as it is in the file, is bundled alone, then with ky, then with localize; own code is what the whole file has
 * above that.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { type Plugin, rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { renderReadme, table } from '../package/readme.ts';

/** Of brotli: how many times lit and ky alone the file may have, and bytes. */
const budgets = { ratio: 0.9, ownCode: 6_500, language: 1_000 };

const LIT = `import { LitElement, css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
keep(LitElement, css, html, nothing, property);`;
// Its templates are compiled: they name the parts that they need.
const LIT_AS_USED = `import { LitElement, css, nothing } from 'lit';
import { _$LH } from 'lit-html/private-ssr-support.js';
keep(LitElement, css, nothing, _$LH.AttributePart, _$LH.BooleanAttributePart, _$LH.EventPart);`;
const KY = `import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
keep(ky, isHTTPError, isNetworkError, isTimeoutError);`;
const LOCALIZE = `import { LocalizeController, registerTranslation } from '@shoelace-style/localize';
keep(LocalizeController, registerTranslation);`;

interface Size {
  raw: number;
  gzip: number;
  brotli: number;
}

const root = join(import.meta.dirname, '../..');
const { check } = parseArgs({ options: { check: { type: 'boolean' } } }).values;
const { options: builds } = await loadConfigFile(join(root, 'rollup.config.mjs'), {});

function measure(code: string | Buffer): Size {
  const { length } = Buffer.from(code);
  // Quality 11 is the default of brotli.
  return { raw: length, gzip: gzipSync(code, { level: 9 }).length, brotli: brotliCompressSync(code).length };
}

const minus = (a: Size, b: Size): Size => ({
  raw: a.raw - b.raw,
  gzip: a.gzip - b.gzip,
  brotli: a.brotli - b.brotli,
});

const built = (file: string): Size => measure(readFileSync(join(root, 'dist', file)));

/** What is imported and nothing else, bundled with these plugins. */
async function bundled(uses: string[], ...plugins: (Plugin | undefined)[]): Promise<Size> {
  const input = join(root, 'imports.js');
  const code = [...uses, 'function keep(...used) { (globalThis.kept ??= []).push(used); }'].join('\n');
  const { generate } = await rollup({
    input,
    plugins: [
      {
        name: 'imports',
        resolveId: (id) => (id === input ? id : null),
        load: (id) => (id === input ? code : null),
      },
      ...plugins,
    ],
  });
  const { output } = await generate({ format: 'iife' });
  return measure(output[0].code);
}

const plugin = (name: string) => builds[0]!.plugins.find((plugin) => plugin.name === name);
const asInFile = [
  'node-resolve',
  'lit-as-guest',
  'lit-as-used',
  'ky-as-used',
  'localize-as-used',
  'terser',
].map(plugin);

const production = nodeResolve({ exportConditions: ['browser', 'production'] });
const alone = await bundled([LIT, KY], production, plugin('terser'));
const file = built('et-secret-question.min.js');
// First with all, because the plugins of the build fail until each has seen its library.
const libraries = await bundled([LIT_AS_USED, KY, LOCALIZE], ...asInFile);
const litAndKy = await bundled([LIT_AS_USED, KY], ...asInFile);
const lit = await bundled([LIT_AS_USED], ...asInFile);
const ownCode = minus(file, libraries);

const languages = readdirSync(join(root, 'dist/locales')).filter((name) => name.endsWith('.min.js'));
const language = languages
  .map((name) => built(`locales/${name}`))
  .reduce((a, b) => (a.brotli > b.brotli ? a : b));

const ratio = ({ brotli }: Size): number => brotli / alone.brotli;
const number = (value: number): string => value.toLocaleString('en');

const rows: [what: string, size: Size][] = [
  ['lit and ky alone', alone],
  ['`et-secret-question.min.js`', file],
  ['of it lit', lit],
  ['of it ky', minus(litAndKy, lit)],
  ['of it localize', minus(libraries, litAndKy)],
  ['of it own code, with styles and English', ownCode],
  [`the largest of ${String(languages.length)} languages`, language],
];

const { actual, expected } = await renderReadme({
  size: `${table(
    ['bytes', 'raw', 'gzip', 'brotli', 'to lit and ky alone'],
    rows.map(([what, size]) => [
      what,
      ...[size.raw, size.gzip, size.brotli].map(number),
      ratio(size).toFixed(2),
    ]),
  )}

\`npm test\` fails above ${budgets.ratio.toFixed(2)} times lit and ky alone, ${number(budgets.ownCode)} bytes of own code, \
or ${number(budgets.language)} of a language, in brotli.`,
});
console.log(/<!-- size -->\n([^]*)<!-- \/size -->/.exec(expected)?.[1]);
if (!check) writeFileSync(join(root, 'README.md'), expected);

const faults = [
  ratio(file) > budgets.ratio && `The script-tag file is ${ratio(file).toFixed(3)} times lit and ky alone.`,
  ownCode.brotli > budgets.ownCode && `Own code has ${number(ownCode.brotli)} bytes.`,
  language.brotli > budgets.language && `A language has ${number(language.brotli)} bytes.`,
  check && actual !== expected && 'The README has another table: `npm run size` renews it.',
];
for (const fault of faults) {
  if (!fault) continue;
  console.error(fault);
  process.exitCode = 1;
}
