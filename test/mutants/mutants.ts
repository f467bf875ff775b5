/**
 * `npm run mutants`: mutation testing. Puts small faults, called mutants, into `src/`, one at a time, and lists those
 * that the browser tests in Chromium do not notice.
 *
 *   npm run mutants -- src/verdict.ts         only the mutants in these modules
 *   npm run mutants -- --sample 60            60 of them; a change in src/ draws a new sample
 *   npm run mutants -- --sample 60 --seed a   the same 60 as long as src/ stays the same
 *   npm run mutants -- --fresh                ignores the results of earlier runs
 *
 * An interrupted run resumes where it was. A kill is remembered until its module or the test file that made it changes,
 * a survivor until any test changes. Comments and types do not count as changes.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import { bundledModules } from '../browsers/bundled.ts';
import { instrument, type Mutant } from './instrument.ts';
import { judge } from './judge.ts';

/** What became of a mutant. */
interface Outcome {
  /** The test file that killed it; `null` if it survived. */
  killer: string | null;
  /** The hash of everything this depends on. */
  hash: string;
}

const CACHE = 'node_modules/.cache/mutants.json';

process.chdir(join(import.meta.dirname, '../..'));
const { values: options, positionals } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string' }, fresh: { type: 'boolean' } },
  allowPositionals: true,
});
// No mutant reaches a bundle, and the pages of two tests load nothing else.
const modules = globSync('src/*.ts', { exclude: bundledModules }).sort();
const testFiles = globSync('test/*.test.ts', {
  exclude: [
    'test/*.node.test.ts',
    'test/hosts.test.ts',
    'test/hostile-pages.test.ts',
    // Compares with the build, in which there are no mutants, so it would notice any change, right or wrong.
    'test/script-tag-file.test.ts',
  ],
}).sort();
const helpers = globSync('test/{helpers,pages}/**/*.ts').sort();
const hashes = new Map(
  [...modules, ...testFiles, ...helpers].map((file) => [
    file,
    hash(transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code),
  ]),
);
const hashOfTests = hashOf(...testFiles, ...helpers);

const start = performance.now();
const { mutants, sources } = await instrument(modules);
const chosen = choose(mutants);
const outcomes: Record<string, Outcome> =
  existsSync(CACHE) && !options.fresh ? (JSON.parse(readFileSync(CACHE, 'utf8')) as typeof outcomes) : {};
const open = chosen.filter((mutant) => !outcomeOf(mutant));
console.log(`${chosen.length} mutants, ${chosen.length - open.length} of them known from earlier runs`);
// Long ones first, so that none is left over at the end.
const bySize = [...testFiles].sort((a, b) => statSync(b).size - statSync(a).size);
if (open.length) await judge(open, sources, bySize, lastKillerOf, conclude);
process.exitCode = report() ? 0 : 1;

function choose(mutants: Mutant[]): Mutant[] {
  const wanted = positionals.length ? mutants.filter(({ file }) => positionals.includes(file)) : mutants;
  if (!wanted.length)
    throw new Error(`No mutants in ${positionals.join(', ')}. Name one of ${modules.join(', ')}.`);
  if (!options.sample) return wanted;
  const seed = options.seed ?? hashOf(...modules);
  console.log(`Sample of ${options.sample}, seed ${seed}`);
  const rank = new Map(wanted.map((mutant) => [mutant, hash(seed + mutant.key)]));
  return wanted
    .filter(({ equivalent }) => !equivalent)
    .sort((a, b) => (rank.get(a)! < rank.get(b)! ? -1 : 1))
    .slice(0, Number(options.sample));
}

function conclude(mutant: Mutant, killer: string | undefined): void {
  outcomes[mutant.key] = { killer: killer ?? null, hash: hashFor(mutant, killer ?? null) };
  mkdirSync(dirname(CACHE), { recursive: true });
  writeFileSync(CACHE, JSON.stringify(outcomes));
  showProgress();
}

/** The test file that killed the mutant before something changed. */
function lastKillerOf({ key }: Mutant): string | undefined {
  return outcomes[key]?.killer ?? undefined;
}

function outcomeOf(mutant: Mutant): Outcome | undefined {
  const outcome = outcomes[mutant.key];
  return outcome?.hash === hashFor(mutant, outcome?.killer ?? null) ? outcome : undefined;
}

function hashFor({ file }: Mutant, killer: string | null): string {
  return killer ? hashOf(file, killer) : hashOf(file) + hashOfTests;
}

function hashOf(...files: string[]): string {
  return hash(files.map((file) => hashes.get(file)).join());
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

function showProgress(): void {
  const done = open.filter(outcomeOf);
  if (done.length % 10 && done.length < open.length) return;
  const survivors = done.filter((mutant) => !isKilled(mutant)).length;
  const left = (minutes() / done.length) * (open.length - done.length);
  console.log(
    `${done.length} of ${open.length} done, ${survivors} survived, about ${left.toFixed(0)} min left`,
  );
}

/** Prints the score; returns whether every mutant that is not listed as equivalent was killed. */
function report(): boolean {
  const tried = modules.filter((module) => chosen.some(({ file }) => file === module));
  const rows = [
    ['module', 'mutants', 'killed', 'equivalent', 'score'],
    ...tried.map((module) => [module, ...score(chosen.filter(({ file }) => file === module))]),
    ['all', ...score(chosen)],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  for (const [module = '', ...cells] of rows) {
    const padded = cells.map((cell, index) => cell.padStart(widths[index + 1]!));
    console.log([module.padEnd(widths[0]!), ...padded].join('  '));
  }
  const survivors = chosen.filter((mutant) => !isKilled(mutant) && !mutant.equivalent);
  for (const { file, line, column, source, change, occurrence } of survivors) {
    const which = occurrence ? ` (occurrence ${occurrence})` : '';
    console.log(`Survived: ${file}:${line}:${column} ${change}${which}\n    ${source}`);
  }
  const misjudged = chosen.filter((mutant) => isKilled(mutant) && mutant.equivalent);
  for (const mutant of misjudged) {
    console.log(`Listed as equivalent, but killed by ${outcomeOf(mutant)!.killer}: ${mutant.key}`);
  }
  const failed = survivors.length + misjudged.length;
  console.log(`${chosen.filter(isKilled).length} killed, ${failed} failed, in ${minutes().toFixed(1)} min`);
  return failed === 0;
}

function score(mutants: Mutant[]): string[] {
  const equivalent = mutants.filter((mutant) => mutant.equivalent).length;
  const killed = mutants.filter((mutant) => isKilled(mutant) && !mutant.equivalent).length;
  const percent = (100 * killed) / (mutants.length - equivalent);
  return [
    String(mutants.length),
    String(killed),
    String(equivalent),
    Number.isNaN(percent) ? '' : `${percent.toFixed(1)} %`,
  ];
}

function isKilled(mutant: Mutant): boolean {
  return !!outcomeOf(mutant)?.killer;
}

function minutes(): number {
  return (performance.now() - start) / 60_000;
}
