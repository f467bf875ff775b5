/**
 * `npm run size`: the bytes of what `dist/` has for script tags, as a table, which it writes into the README. Fails
 * over budget. With `--check`, it writes nothing, and also fails when the README has another table.
 *
 * The measure is lit and ky alone: all that the element imports of them, bundled and minified with the same settings,
 * but with nothing changed or taken out. A part of the script-tag file weighs what it adds: lit, as it is in the file,
 * is bundled alone, then with ky, then with localize; own code is what the whole file has above that.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { renderReadme, table } from '../package/readme.ts';

/** Of brotli: how many times lit and ky alone the file may have, and bytes. */
const budgets = { ratio: 1.22, ownCode: 6_400, language: 1_000 };

const LIT = "{ LitElement, css, html, nothing } from 'lit'";
const PROPERTY = "{ property } from 'lit/decorators.js'";
const KY = "ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky'";
const LOCALIZE = "{ LocalizeController, registerTranslation } from '@shoelace-style/localize'";

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

/** What is imported and nothing else, bundled with these plugins of the build. */
async function bundled(imports: string[], ...plugins: string[]): Promise<Size> {
  const input = join(root, 'imports.js');
  const names = imports.flatMap((line) => line.replace(/ from.*/, '').match(/\w+/g));
  const code = `${imports.map((line) => `import ${line};`).join('\n')} globalThis.kept = [${names.join()}];`;
  const { generate } = await rollup({
    input,
    plugins: [
      {
        name: 'imports',
        resolveId: (id) => (id === input ? id : null),
        load: (id) => (id === input ? code : null),
      },
      ...plugins.map((name) => builds[0]!.plugins.find((plugin) => plugin.name === name)!),
    ],
  });
  const { output } = await generate({ format: 'iife' });
  return measure(output[0].code);
}

const alone = await bundled([LIT, PROPERTY, KY], 'node-resolve', 'terser');
const file = built('et-secret-question.min.js');
const asInFile = ['node-resolve', 'lit-as-guest', 'ky-as-called', 'terser'];
const libraries = await bundled([LIT, KY, LOCALIZE], ...asInFile);
const litAndKy = await bundled([LIT, KY], ...asInFile);
const lit = await bundled([LIT], 'node-resolve', 'lit-as-guest', 'terser');
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
