/**
 * `npm run mutants`: puts small faults into `src/`, one at a time, and shows which of them the browser tests miss.
 *
 *   npm run mutants -- src/verdict.ts         only those in these modules
 *   npm run mutants -- --sample 60            60 of them, others whenever src/ changes
 *   npm run mutants -- --sample 60 --seed a   always the same 60 of the same src/
 *   npm run mutants -- --fresh                whatever earlier runs found out
 *
 * A run that was cut short goes on where it was. What was found out stays known while it cannot change: that a fault is
 * found, as long as its module and the tests that found it are the same; that it is not, as long as all tests are.
 */
import { Instrumenter } from '@stryker-mutator/instrumenter';
import { fork } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { transformSync } from 'esbuild';
import type { Batch, Job, JobResult, Reach } from './batch.ts';
import { equivalents } from './equivalents.ts';

interface Mutant {
  id: string;
  file: string;
  line: number;
  column: number;
  /** The line of code that it is in. */
  code: string;
  /** What it changes. */
  change: string;
  /** Its name from run to run, wherever it moves in its module. */
  key: string;
  /** Why it changes nothing that anybody could tell. */
  equivalent: string | undefined;
}

/** A file of tests as it is without a fault. */
interface TestFile {
  file: string;
  /** Milliseconds for each test that passes. */
  durations: Map<string, number>;
  reach: Reach;
}

interface Trial {
  mutant: Mutant;
  /** What is left to try: files of tests with the tests that meet the mutant. */
  plans: Plan[];
  /** How often a test failed with the mutant, and then without it, too. */
  misses: number;
}

interface Plan {
  file: string;
  tests: string[];
  /** Milliseconds that it should take. */
  cost: number;
  /** How often it meets the mutant. */
  hits: number;
}

/** A job, and what to do with its result. */
interface Attempt {
  job: Job;
  /** Milliseconds that it should take. */
  cost: number;
  settle: (result: JobResult) => void;
}

/** What is known of a mutant, and the hash of what this depends on. */
type Verdict = { found: boolean; by: string; hash: string };

const BATCH = 40;
/** Milliseconds that a page takes before its first test. */
const PAGE = 800;
const CACHE = 'node_modules/.cache/mutants.json';

process.chdir(join(import.meta.dirname, '../..'));
const { values: options, positionals } = parseArgs({
  options: { sample: { type: 'string' }, seed: { type: 'string' }, fresh: { type: 'boolean' } },
  allowPositionals: true,
});
// Browsers cannot load React and Angular as they are: tests of these have them in bundles.
const modules = globSync('src/*.ts', { exclude: ['src/react.ts', 'src/angular.ts'] }).sort();
const testFiles = globSync('test/*.test.ts', { exclude: ['test/*.node.test.ts'] }).sort();
const helpers = globSync('test/{helpers,pages}/**/*.ts').sort();
const hashOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 16);
/** Comments and types do not count. */
const hashes = new Map(
  [...modules, ...testFiles, ...helpers].map((file) => [
    file,
    hashOf(transformSync(readFileSync(file, 'utf8'), { loader: 'ts' }).code),
  ]),
);
const hashOfFiles = (...files: string[]): string => hashOf(...files.map((file) => hashes.get(file) ?? ''));
const hashOfTests = hashOfFiles(...testFiles, ...helpers);

const start = performance.now();
const { mutants, sources } = await instrument();
const chosen = choose(mutants);
const known: Record<string, Verdict> =
  existsSync(CACHE) && !options.fresh ? (JSON.parse(readFileSync(CACHE, 'utf8')) as typeof known) : {};
const open = chosen.filter((mutant) => !verdictOn(mutant));
console.log(
  `${mutants.length} mutants, ${equivalents.length} of them equivalent; ${chosen.length} to judge, ` +
    `${chosen.length - open.length} known from before.`,
);
if (open.length) await judge(open);
process.exitCode = report() ? 0 : 1;

/** Puts all mutants into the modules, each behind a switch. */
async function instrument(): Promise<{ mutants: Mutant[]; sources: Batch['sources'] }> {
  const silent = { debug: () => {}, info: () => {}, warn: console.warn, isDebugEnabled: () => false };
  const files = modules.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const result = await new Instrumenter(silent as never).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const keys = new Map<string, number>();
  const unused = new Set(equivalents);
  const mutants = result.mutants.map(({ id, fileName: file, location: { start, end }, replacement }) => {
    const lines = files.find(({ name }) => name === file)!.content.split('\n');
    const original = lines.slice(start.line, end.line + 1);
    original.push(original.pop()!.slice(0, end.column));
    original[0] = original[0]!.slice(start.column);
    const code = lines[start.line]!.trim();
    const change = `${inShort(original.join('\n'))} → ${inShort(replacement)}`;
    const name = [file, code, change].join(' | ');
    const count = keys.get(name) ?? 0;
    keys.set(name, count + 1);
    const listed = equivalents.find((entry) => [entry.file, entry.code, entry.change].join(' | ') === name);
    if (listed) unused.delete(listed);
    const [line, column] = [start.line + 1, start.column + 1];
    return { id, file, line, column, code, change, key: `${name} | ${count}`, equivalent: listed?.reason };
  });
  for (const { file, change } of unused)
    throw new Error(`equivalents.ts lists what is no mutant of ${file}: ${change}`);
  // Frames of a page have the fault of the page.
  const ofThePage = 'try { globalThis.__stryker__ ??= top.__stryker__; } catch {}\n';
  return {
    mutants,
    sources: Object.fromEntries(result.files.map(({ name, content }) => [`/${name}`, ofThePage + content])),
  };
}

/** Code on one line, without comments. */
function inShort(code: string): string {
  const line = code
    .replace(/(^|\s)\/\/.*$|\/\*[^]*?\*\//gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 70 ? `${line.slice(0, 50)} … ${line.slice(-15)}` : line;
}

function choose(mutants: Mutant[]): Mutant[] {
  const wanted = positionals.length ? mutants.filter(({ file }) => positionals.includes(file)) : mutants;
  if (!wanted.length)
    throw new Error(`No mutants in ${positionals.join(', ')}; there are some in ${modules.join(', ')}.`);
  if (!options.sample) return wanted;
  const seed = options.seed ?? hashOfFiles(...modules);
  console.log(`A sample of ${options.sample}; its seed is ${seed}.`);
  const rank = new Map(wanted.map((mutant) => [mutant, hashOf(seed, mutant.key)]));
  return wanted
    .filter(({ equivalent }) => !equivalent)
    .sort((a, b) => (rank.get(a)! < rank.get(b)! ? -1 : 1))
    .slice(0, Number(options.sample));
}

function verdictOn(mutant: Mutant): Verdict | undefined {
  const verdict = known[mutant.key];
  if (!verdict) return undefined;
  return verdict.hash === (verdict.found ? hashOfFind(mutant, verdict.by) : hashOfTests)
    ? verdict
    : undefined;
}

function hashOfFind({ file }: Mutant, by: string): string {
  return hashOfFiles(file, by);
}

/** Tries the mutants, the likeliest tests first, in pairs of pages, as the configuration has it. */
async function judge(mutants: Mutant[]): Promise<void> {
  const files = await filesWithoutFault();
  const finds = new Map<string, number>();
  const trials = mutants.map((mutant): Trial => ({ mutant, plans: plansFor(mutant, files), misses: 0 }));
  const queue = trials.filter((trial) => trial.plans.length || conclude(trial, undefined));
  const suspects: { trial: Trial; plan: Plan; tests: string[] }[] = [];
  let last = 0;

  const likelihood = ({ file, cost }: Plan, module: string): number =>
    (1 + (finds.get(file + module) ?? 0)) / cost;

  function conclude({ mutant }: Trial, by: Plan | undefined): void {
    known[mutant.key] = by
      ? { found: true, by: by.file, hash: hashOfFind(mutant, by.file) }
      : { found: false, by: '', hash: hashOfTests };
  }

  /** Each file once, with all the tests of it that failed with a mutant: without one, they must pass. */
  function* checks(): Generator<Attempt> {
    const failed = suspects.splice(0);
    for (const file of new Set(failed.map(({ plan }) => plan.file))) {
      const found = failed.filter(({ plan }) => plan.file === file);
      const tests = [...new Set(found.flatMap(({ tests }) => tests))];
      const settle = ({ failures, failed }: JobResult): void => {
        for (const { trial, plan, tests } of found) {
          const isToBlame =
            failures.length === 0 || (failed.length > 0 && !tests.some((test) => failed.includes(test)));
          if (isToBlame) {
            const key = file + trial.mutant.file;
            finds.set(key, (finds.get(key) ?? 0) + 1);
            conclude(trial, plan);
          } else {
            console.log(
              `Not counted, because it fails without the mutant, too: ${tests[0]} (${failures[0]})`,
            );
            if (++trial.misses < 3) trial.plans.push(plan);
            if (trial.plans.length) queue.push(trial);
            else conclude(trial, undefined);
          }
        }
      };
      yield { job: jobFor(null, file, tests), cost: 20_000, settle };
    }
  }

  function* attempts(): Generator<Attempt> {
    // Several files for each where few are left, because a batch takes a while to start.
    const batch = queue.splice(0, BATCH);
    const each = Math.ceil(BATCH / Math.max(1, batch.length));
    for (const trial of batch) {
      const { mutant } = trial;
      trial.plans.sort((a, b) => likelihood(b, mutant.file) - likelihood(a, mutant.file));
      const plans = trial.plans.splice(0, each);
      let left = plans.length;
      let isSuspect = false;
      for (const plan of plans) {
        const settle = ({ failures, failed }: JobResult): void => {
          left--;
          if (failures.length) {
            if (isSuspect) trial.plans.push(plan);
            else suspects.push({ trial, plan, tests: failed.length ? failed : plan.tests });
            isSuspect = true;
          }
          if (left || isSuspect) return;
          if (trial.plans.length) queue.push(trial);
          else conclude(trial, undefined);
        };
        yield { job: jobFor(mutant.id, plan.file, plan.tests, plan.hits), cost: plan.cost, settle };
      }
    }
  }

  function jobFor(mutant: string | null, file: string, tests: string[], hits = 0): Job {
    const { durations } = files.find((known) => known.file === file)!;
    const limits = Object.fromEntries(tests.map((test) => [test, 5000 + 5 * durations.get(test)!]));
    return { mutant, file, tests, limits, hitLimit: 1000 + 100 * hits };
  }

  async function lane(): Promise<void> {
    while (queue.length || suspects.length) {
      await runBatch([...checks(), ...attempts()]);
      mkdirSync(dirname(CACHE), { recursive: true });
      writeFileSync(CACHE, JSON.stringify(known));
      const done = mutants.filter(verdictOn);
      if (done.length === last) continue;
      last = done.length;
      const minutes = (performance.now() - start) / 60_000;
      const left = (minutes / done.length) * (mutants.length - done.length);
      const missed = done.filter((mutant) => !verdictOn(mutant)!.found).length;
      console.log(
        `${done.length} of ${mutants.length}, ${missed} not found; about ${left.toFixed(0)} min left`,
      );
    }
  }
  await Promise.all(Array.from({ length: Math.max(1, Math.floor(availableParallelism() / 2)) }, lane));
}

/** Runs all tests once without a fault. What fails then, such as tests that the switch itself disturbs, is left out. */
async function filesWithoutFault(): Promise<TestFile[]> {
  const files: TestFile[] = [];
  await runBatch(
    testFiles.map((file) => ({
      job: { mutant: null, file, tests: null, limits: null, hitLimit: 0 },
      cost: 20_000,
      settle({ durations, failures, failed, reach }) {
        for (const failure of failures)
          console.log(`Left out, because it fails without any mutant: ${file}${failure}`);
        if (!reach) return;
        const passed = Object.entries(durations).filter(([test]) => !failed.includes(test));
        files.push({ file, durations: new Map(passed), reach });
      },
    })),
  );
  return files;
}

function plansFor({ id }: Mutant, files: TestFile[]): Plan[] {
  return files.flatMap(({ file, durations, reach: { onLoad, byTest } }) => {
    const tests = [...durations.keys()].filter((test) => onLoad[id] || byTest[test]?.[id]);
    const cost = tests.reduce((sum, test) => sum + durations.get(test)!, PAGE);
    const hits = tests.reduce((sum, test) => sum + (byTest[test]?.[id] ?? 0), onLoad[id] ?? 0);
    return tests.length ? [{ file, tests, cost, hits }] : [];
  });
}

/** Runs jobs in a process with a browser of its own. */
async function runBatch(attempts: Attempt[]): Promise<void> {
  const due = new Map(attempts.entries());
  const settle = (result: JobResult): void => {
    const attempt = due.get(result.index);
    due.delete(result.index);
    attempt?.settle(result);
  };
  while (due.size) {
    const batch = [...due];
    const patience = 20_000 + 5 * Math.max(...batch.map(([, { cost }]) => cost));
    const child = fork(join(import.meta.dirname, 'batch.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    const interrupt = (): void => void child.kill('SIGINT');
    let watchdog = setTimeout(interrupt, 2 * patience);
    child.on('message', (result: JobResult) => {
      clearTimeout(watchdog);
      watchdog = setTimeout(interrupt, 2 * patience);
      settle({ ...result, index: batch[result.index]![0] });
    });
    child.send({ jobs: batch.map(([, { job }]) => job), sources, patience } satisfies Batch);
    await once(child, 'exit');
    clearTimeout(watchdog);
    // The first that are left did not end: as many as there are pages at a time.
    for (const [index] of [...due].slice(0, 2)) {
      settle({ index, failures: ['The page hung.'], failed: [], durations: {}, reach: undefined });
    }
  }
}

/** Prints what came of it; returns whether every mutant is found or listed as equivalent. */
function report(): boolean {
  const rows = modules.map((module) => [module, ...countsOf(chosen.filter(({ file }) => file === module))]);
  const table = [
    ['module', 'mutants', 'found', 'equivalent', 'score'],
    ...rows,
    ['all', ...countsOf(chosen)],
  ];
  const widths = table[0]!.map((_, column) => Math.max(...table.map((row) => String(row[column]).length)));
  for (const row of table) {
    console.log(
      row
        .map((cell, i) => (i ? String(cell).padStart(widths[i]!) : String(cell).padEnd(widths[i]!)))
        .join('  '),
    );
  }
  const missed = chosen.filter((mutant) => !mutant.equivalent && !verdictOn(mutant)?.found);
  for (const { file, line, column, code, change } of missed) {
    console.log(`Not found: ${file}:${line}:${column} ${change}\n    ${code}`);
  }
  const wrong = chosen.filter((mutant) => mutant.equivalent && verdictOn(mutant)?.found);
  for (const mutant of wrong)
    console.log(`Listed as equivalent, but found by ${verdictOn(mutant)!.by}: ${mutant.key}`);
  const minutes = (performance.now() - start) / 60_000;
  const found = chosen.filter((mutant) => verdictOn(mutant)?.found).length;
  console.log(`${found} found, ${missed.length + wrong.length} to see to, in ${minutes.toFixed(1)} min`);
  return missed.length + wrong.length === 0;
}

function countsOf(mutants: Mutant[]): [number, number, number, string] {
  const equivalent = mutants.filter((mutant) => mutant.equivalent).length;
  const found = mutants.filter((mutant) => !mutant.equivalent && verdictOn(mutant)?.found).length;
  const score = mutants.length > equivalent ? (100 * found) / (mutants.length - equivalent) : 100;
  return [mutants.length, found, equivalent, `${score.toFixed(1)} %`];
}
