import { type ChildProcess, fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Mutant, Sources } from './instrument.ts';
import { type Job, type JobResult, JOBS_PER_BROWSER, type Reach } from './job.ts';

/** A test file as it behaves without a mutant. */
interface TestFile {
  file: string;
  /** Milliseconds each passing test takes, by title. */
  durations: Map<string, number>;
  /** Milliseconds the page takes besides its tests. */
  overhead: number;
  reach: Reach;
}

/** A test file to run against a mutant, with only the tests that reach the mutant. */
interface Plan {
  file: string;
  tests: string[];
  /** Milliseconds it should take. */
  cost: number;
  job: Job;
}

/** Of the runs of a test file against mutants. */
interface Tally {
  tries: number;
  kills: number;
}

/** More than one per processor: a page in which a test is about to fail mostly waits. */
const BROWSERS = 2 * availableParallelism();
/** How often a test file is run against a mutant until its failure counts. */
const MAX_ATTEMPTS = 3;
/** That of a test that reaches a mutant, as a guess to decide what to run first. */
const CHANCE_OF_MISSING = 0.95;

/**
 * Runs the tests against each mutant until one fails. A failure counts only if the test then passes without the mutant,
 * and fails again with it.
 *
 * @param lastKillerOf returns the test file that killed the mutant in an earlier run, if any
 * @param conclude is told about each mutant: the test file that killed it, or `undefined` if it survived
 */
export async function judge(
  mutants: Mutant[],
  sources: Sources,
  testFiles: string[],
  lastKillerOf: (mutant: Mutant) => string | undefined,
  conclude: (mutant: Mutant, killer: string | undefined) => void,
): Promise<void> {
  const browsers = Array.from({ length: BROWSERS }, () => new Browser(sources));
  const files: TestFile[] = [];
  /** By test file, and by test file and module: what kills one mutant of a module likely kills others. */
  const records = new Map<string, Tally>();

  await shared(testFiles, async (file, browser) => {
    const known = await observe(file, browser);
    if (known) files.push(known);
  });
  await shared(mutants, async (mutant, browser) => conclude(mutant, await killerOf(mutant, browser)));
  for (const browser of browsers) browser.close();

  /** Lets each browser take the next item as soon as it is free. */
  async function shared<T>(items: T[], work: (item: T, browser: Browser) => Promise<void>): Promise<void> {
    const due = items.values();
    const takeAll = async (browser: Browser): Promise<void> => {
      for (const item of due) await work(item, browser);
    };
    await Promise.all(browsers.map(takeAll));
  }

  async function killerOf(mutant: Mutant, browser: Browser): Promise<string | undefined> {
    const lastKiller = lastKillerOf(mutant);
    const promise = ({ file, tests, cost }: Plan): number =>
      file === lastKiller
        ? Infinity
        : (chanceOf(file, mutant.file) * (1 - CHANCE_OF_MISSING ** tests.length)) / cost;
    const plans = plansFor(mutant, files);
    while (plans.length) {
      plans.sort((a, b) => promise(a) - promise(b));
      const plan = plans.pop()!;
      const isKill = await kills(plan, browser);
      for (const record of recordsOf(plan.file, mutant.file)) {
        record.tries++;
        record.kills += Number(isKill);
      }
      if (isKill) return plan.file;
    }
    return undefined;
  }

  /** How likely a test file kills a mutant of the module, going by what it has killed there and anywhere. */
  function chanceOf(file: string, module: string): number {
    const [anywhere, here] = recordsOf(file, module);
    const usual = (anywhere.kills + 0.5) / (anywhere.tries + 2);
    const expected = isNamedAfter(module, file) ? Math.min(1, 4 * usual) : usual;
    return (here.kills + 2 * expected) / (here.tries + 2);
  }

  function recordsOf(file: string, module: string): [anywhere: Tally, here: Tally] {
    const [anywhere, here] = [file, file + module].map((key) => {
      const record = records.get(key) ?? { tries: 0, kills: 0 };
      records.set(key, record);
      return record;
    });
    return [anywhere!, here!];
  }
}

/** As `focus.test.ts` is after `focus-controller.ts`. */
const isNamedAfter = (module: string, file: string): boolean =>
  wordsOf(file).some((word) => wordsOf(module).includes(word));

const wordsOf = (path: string): string[] =>
  basename(path)
    .replace(/(\.test)?\.ts$/, '')
    .split(/[-.]/);

/** Runs a test file without a mutant, and leaves out the tests that fail, such as any that trip over the switch. */
async function observe(file: string, browser: Browser): Promise<TestFile | undefined> {
  const job = { mutant: null, file, tests: null, limits: null, pageLimit: 120_000, hitLimit: 0 };
  const { durations, failures, failed, reach, time } = await browser.run(job);
  for (const failure of failures) {
    console.log(`Left out, because it fails without a mutant: ${file}${failure}`);
  }
  const passed = Object.entries(durations).filter(([test]) => !failed.includes(test));
  const overhead = Object.values(durations).reduce((rest, duration) => rest - duration, time);
  return reach && { file, durations: new Map(passed), overhead, reach };
}

function plansFor({ id }: Mutant, files: TestFile[]): Plan[] {
  return files.flatMap(({ file, durations, overhead, reach: { onLoad, byTest } }) => {
    const tests = [...durations.keys()].filter((test) => onLoad[id] || byTest[test]?.[id]);
    if (!tests.length) return [];
    const cost = tests.reduce((sum, test) => sum + durations.get(test)!, overhead);
    const limits = Object.fromEntries(tests.map((test) => [test, limitFor(durations.get(test)!)]));
    const hits = tests.reduce((sum, test) => sum + (byTest[test]?.[id] ?? 0), onLoad[id] ?? 0);
    const job = { mutant: id, file, tests, limits, pageLimit: limitFor(cost), hitLimit: 1000 + 100 * hits };
    return [{ file, tests, cost, job }];
  });
}

/** Milliseconds that something may take, given how long it takes without a mutant. */
const limitFor = (duration: number): number => 2000 + 3 * duration;

/** Whether the tests fail because of the mutant. */
async function kills({ file, tests, job }: Plan, browser: Browser): Promise<boolean> {
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
    const { failures, failed } = await browser.run(job);
    if (!failures.length) return false;

    // Alone, which is fastest, or else with the tests before it, where the mutant may have left a mark.
    const failing = tests.findIndex((test) => failed.includes(test));
    const upToFailure = tests.slice(0, failing + 1);
    for (const repeated of failing < 0 ? [tests] : [upToFailure.slice(-1), upToFailure]) {
      const without = await browser.run({ ...job, tests: repeated, mutant: null });
      if (without.failures.length) continue;
      const again = await browser.run({ ...job, tests: repeated });
      if (again.failures.length) return true;
    }
    console.log(`Not counted: ${file} did not fail again, or failed without the mutant, too:${failures[0]}`);
    browser.close(); // something may be wrong with it, such as requests that have kept their connections
  }
  return false;
}

/** A Chromium that runs one job at a time. */
class Browser {
  #sources: Sources;
  #process: ChildProcess | undefined;
  #jobs = 0;

  constructor(sources: Sources) {
    this.#sources = sources;
  }

  async run(job: Job): Promise<JobResult> {
    // A page that does not end by itself then must be hanging, which counts as a failure.
    const patience = job.pageLimit + 20_000;
    const process = (this.#process ??= this.#start());
    process.send(job);
    const result = await new Promise<JobResult>((resolve, reject) => {
      const fail = (): void => reject(new Error(`The browser ended while it ran ${job.file}.`));
      process.once('exit', fail);
      process.once('message', (message) => {
        process.off('exit', fail);
        clearTimeout(timer);
        resolve(message as JobResult);
      });
      const timer = setTimeout(() => {
        process.off('exit', fail);
        // A hanging page cannot be closed, and would slow down the others.
        this.close();
        resolve({ ...HUNG, time: patience });
      }, patience);
    });
    if (++this.#jobs === JOBS_PER_BROWSER) this.close();
    return result;
  }

  close(): void {
    this.#process?.kill('SIGINT'); // at which Puppeteer ends the browser
    this.#process = undefined;
    this.#jobs = 0;
  }

  #start(): ChildProcess {
    const process = fork(join(import.meta.dirname, 'browser.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    process.send(this.#sources);
    return process;
  }
}

const HUNG = {
  failures: ['\nThe page hung.'],
  failed: [],
  durations: {},
  reach: undefined,
} satisfies Partial<JobResult>;
