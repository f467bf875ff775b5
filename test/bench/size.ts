/**
 * `npm run size`: the bytes of what `dist/` has for script tags, as a table, which it writes into BENCHMARKS.md.
 * Fails over budget. With `--check`, it writes nothing, and also fails if the table there is stale.
 *
 * The yardstick is lit and ky alone: their own production builds of everything that the element imports of them, as
 * published, bundled and minified with the same settings.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Plugin, rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import { renderDocs, table, writeDocs } from '../package/docs.ts';

/** In brotli: how many times lit and ky alone the script may have, and the bytes of a language. */
const budgets = { ratio: 1.45, language: 1_000 };

const LIT = `import { LitElement, css, html, nothing } from 'lit';
keep(LitElement, css, html, nothing);`;
const KY = `import ky, { isHTTPError, isNetworkError, isTimeoutError } from 'ky';
keep(ky, isHTTPError, isNetworkError, isTimeoutError);`;

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

/** One entry, or what imports are given, bundled as the script is but for these plugins. */
async function bundled(entry: { file: string } | { imports: string[] }, ...left: string[]): Promise<Size> {
  const imports = 'imports' in entry ? entry.imports : [];
  const input = 'file' in entry ? join(root, entry.file) : join(root, 'imports.js');
  const code = [...imports, 'function keep(...used) { (globalThis.kept ??= []).push(used); }'].join('\n');
  const virtual: Plugin = {
    name: 'imports',
    resolveId: (id) => (imports.length && id === input ? id : null),
    load: (id) => (imports.length && id === input ? code : null),
  };
  const unwritten = ['integrity', 'licenses', 'themes', ...left];
  const plugins = builds[0]!.plugins.filter(({ name }) => !unwritten.includes(name));
  const { generate } = await rollup({ input, plugins: [virtual, ...plugins], logLevel: 'silent' });
  const { output } = await generate({ format: 'iife' });
  return measure(output[0].code);
}

const alone = await bundled({ imports: [LIT, KY] }, 'replace');
const libraries = await bundled({ imports: [LIT, KY] });
const whole = await bundled({ file: 'dist/define.js' }, 'replace');
const script = built('et-secret-question.min.js');

const languages = readdirSync(join(root, 'dist/locales')).filter((name) => name.endsWith('.min.js'));
const language = languages
  .map((name) => built(`locales/${name}`))
  .reduce((a, b) => (a.brotli > b.brotli ? a : b));

const ratio = ({ brotli }: Size): number => brotli / alone.brotli;
const number = (value: number): string => value.toLocaleString('en');

const rows: [what: string, size: Size][] = [
  ['lit and ky alone', alone],
  ['`et-secret-question.min.js`', script],
  ['of which lit and ky', libraries],
  ['of which own code, with styles and English', minus(script, libraries)],
  ['saved by the replacements in ky', minus(whole, script)],
  ['`et-secret-question.esm.min.js`', built('et-secret-question.esm.min.js')],
  [`largest of ${String(languages.length)} languages`, language],
];

const docs = await renderDocs({
  size: `${table(
    ['bytes', 'raw', 'gzip', 'brotli', 'ratio to lit and ky alone'],
    rows.map(([what, size]) => [
      what,
      ...[size.raw, size.gzip, size.brotli].map(number),
      ratio(size).toFixed(2),
    ]),
  )}

\`npm test\` fails above ${budgets.ratio.toFixed(2)} times lit and ky alone, or ${number(budgets.language)} bytes for a language, in \
brotli.`,
});
const { actual, expected } = docs.find(({ file }) => file === 'BENCHMARKS.md')!;
console.log(/<!-- size -->\n([^]*)<!-- \/size -->/.exec(expected)?.[1]);
if (!check) await writeDocs(docs);

const faults = [
  ratio(script) > budgets.ratio && `The script is ${ratio(script).toFixed(3)} times lit and ky alone.`,
  language.brotli > budgets.language && `A language has ${number(language.brotli)} bytes.`,
  check && actual !== expected && 'The table in BENCHMARKS.md is stale. Run: npm run size',
];
for (const fault of faults) {
  if (!fault) continue;
  console.error(fault);
  process.exitCode = 1;
}
