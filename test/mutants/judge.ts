import { fork } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { basename, join } from 'node:path';
import type { Batch, Job, JobResult, Reach } from './batch.ts';
import type { Mutant, Sources } from './instrument.ts';

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
  /** How often these tests evaluate the mutant. */
  hits: number;
}

interface Trial {
  mutant: Mutant;
  /** What is left to run. */
  plans: Plan[];
  /** How many of its kills turned out to be failures of the test itself. */
  falseKills: number;
}

/** A failure that counts as a kill once the same tests fail again, and pass without the mutant. */
interface Suspicion {
  trial: Trial;
  plan: Plan;
  /** The tests that failed. */
  tests: string[];
}

/** Of the runs of a test file against mutants. */
interface Tally {
  tries: number;
  kills: number;
}

/** A job, and what to do with its result. */
interface Attempt {
  job: Job;
  settle: (result: JobResult) => void;
}

const MIN_BATCH = 16;
const MAX_BATCH = 80;
/** One per processor, although each opens two pages: a page in which a test is about to fail mostly waits. */
const LANES = availableParallelism();
const MAX_FALSE_KILLS = 3;
/** That of a test that reaches a mutant, as a guess to decide what to run first. */
const CHANCE_OF_MISSING = 0.8;

/**
 * Runs the tests against each mutant until one fails. A failure counts only if the same test then fails again, and passes
 * without the mutant.
 *
 * @param lastKillerOf returns the test file that killed the mutant in an earlier run, if any
 * @param conclude is told about each mutant: the test file that killed it, or `undefined` if it survived
 * @param onProgress is called after each batch
 */
export async function judge(
  mutants: Mutant[],
  sources: Sources,
  testFiles: string[],
  lastKillerOf: (mutant: Mutant) => string | undefined,
  conclude: (mutant: Mutant, killer: string | undefined) => void,
  onProgress: () => void,
): Promise<void> {
  const files = await runWithoutMutant(testFiles, sources);
  /** By test file, and by test file and module: what kills one mutant of a module likely kills others. */
  const records = new Map<string, Tally>();
  const queue: Trial[] = [];
  const suspicions: Suspicion[] = [];
  for (const mutant of mutants.toReversed()) {
    proceed({ mutant, plans: plansFor(mutant, files), falseKills: 0 });
  }

  const lane = async (): Promise<void> => {
    while (queue.length || suspicions.length) {
      await runBatch([...confirmations(), ...attempts()], sources);
      onProgress();
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));

  function proceed(trial: Trial): void {
    // Ahead of those that have not begun, because only what is concluded helps a resumed run.
    if (trial.plans.length) queue.unshift(trial);
    else conclude(trial.mutant, undefined);
  }

  function* attempts(): Generator<Attempt> {
    const trials = queue.splice(0, Math.min(MAX_BATCH, Math.ceil(queue.length / LANES)));
    // Starting a batch takes seconds, so a small one tries several files per mutant at once.
    const plansEach = Math.ceil(MIN_BATCH / trials.length);
    for (const trial of trials) {
      const { file: module, id } = trial.mutant;
      const lastKiller = lastKillerOf(trial.mutant);
      const promise = ({ file, tests, cost }: Plan): number =>
        file === lastKiller
          ? Infinity
          : (chanceOf(file, module) * (1 - CHANCE_OF_MISSING ** tests.length)) / cost;
      trial.plans.sort((a, b) => promise(b) - promise(a));
      const plans = trial.plans.splice(0, plansEach);
      let running = plans.length;
      let isSuspected = false;
      for (const plan of plans) {
        // Before the result is known, so that a batch does not try one file on everything.
        for (const record of recordsOf(plan.file, module)) record.tries++;
        yield {
          job: jobFor(id, plan),
          settle({ failures, failed }) {
            running--;
            if (failures.length && isSuspected) trial.plans.push(plan);
            else if (failures.length) {
              isSuspected = true;
              suspicions.push({ trial, plan, tests: failed.length ? failed : plan.tests });
            }
            if (!running && !isSuspected) proceed(trial);
          },
        };
      }
    }
  }

  /** Reruns whatever just failed: with its mutant, and, each test file once, without any. */
  function* confirmations(): Generator<Attempt> {
    const unconfirmed = suspicions.splice(0);
    for (const file of new Set(unconfirmed.map(({ plan }) => plan.file))) {
      const ofFile = unconfirmed.filter(({ plan }) => plan.file === file);
      let settle!: (result: JobResult) => void;
      const without = new Promise<JobResult>((resolve) => (settle = resolve));
      const tests = [...new Set(ofFile.flatMap((suspicion) => suspicion.tests))];
      const cost = ofFile.reduce((sum, { plan }) => sum + plan.cost, 0);
      yield { job: jobFor(null, { file, tests, cost, hits: 0 }), settle };
      for (const suspicion of ofFile) {
        const { trial, plan } = suspicion;
        yield {
          job: jobFor(trial.mutant.id, { ...plan, tests: suspicion.tests }),
          settle: (again) => void without.then((result) => settleSuspicion(suspicion, again, result)),
        };
      }
    }
  }

  function settleSuspicion({ trial, plan, tests }: Suspicion, again: JobResult, without: JobResult): void {
    const { failures, failed } = without;
    const failsAnyway =
      failures.length > 0 && (!failed.length || tests.some((test) => failed.includes(test)));
    if (failsAnyway || !again.failures.length) {
      const why = failsAnyway
        ? `it fails without the mutant, too:${failures[0]}`
        : 'it passed the second time';
      console.log(`Not counted: ${plan.file}, because ${why}`);
      if (++trial.falseKills < MAX_FALSE_KILLS) trial.plans.push(plan);
      proceed(trial);
      return;
    }
    for (const record of recordsOf(plan.file, trial.mutant.file)) record.kills++;
    conclude(trial.mutant, plan.file);
  }

  /** How likely a test file kills a mutant of the module, going by what it has killed there and anywhere. */
  function chanceOf(file: string, module: string): number {
    const [anywhere, here] = recordsOf(file, module);
    const usual = (anywhere.kills + 1) / (anywhere.tries + 2);
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

  function jobFor(mutant: string | null, { file, tests, cost, hits }: Plan): Job {
    const { durations } = files.find((known) => known.file === file)!;
    const limits = Object.fromEntries(tests.map((test) => [test, 3000 + 5 * durations.get(test)!]));
    return { mutant, file, tests, limits, hitLimit: 1000 + 100 * hits, patience: 15_000 + 5 * cost };
  }
}

/** As `focus.test.ts` is after `focus-controller.ts`. */
const isNamedAfter = (module: string, file: string): boolean =>
  wordsOf(file).some((word) => wordsOf(module).includes(word));

const wordsOf = (path: string): string[] =>
  basename(path)
    .replace(/(\.test)?\.ts$/, '')
    .split(/[-.]/);

/** Leaves out the tests that fail without a mutant, such as any that trip over the switch. */
async function runWithoutMutant(testFiles: string[], sources: Sources): Promise<TestFile[]> {
  const files: TestFile[] = [];
  const attempts = testFiles.map((file) => ({
    job: { mutant: null, file, tests: null, limits: null, hitLimit: 0, patience: 120_000 },
    settle({ durations, failures, failed, reach, time }: JobResult) {
      for (const failure of failures) {
        console.log(`Left out, because it fails without a mutant: ${file}${failure}`);
      }
      const passed = Object.entries(durations).filter(([test]) => !failed.includes(test));
      const overhead = Object.values(durations).reduce((rest, duration) => rest - duration, time);
      if (reach) files.push({ file, durations: new Map(passed), overhead, reach });
    },
  }));
  const shares = Array.from({ length: LANES }, (_, lane) =>
    attempts.filter((_, index) => index % LANES === lane),
  );
  await Promise.all(shares.map((share) => runBatch(share, sources)));
  return files;
}

function plansFor({ id }: Mutant, files: TestFile[]): Plan[] {
  return files.flatMap(({ file, durations, overhead, reach: { onLoad, byTest } }) => {
    const tests = [...durations.keys()].filter((test) => onLoad[id] || byTest[test]?.[id]);
    const cost = tests.reduce((sum, test) => sum + durations.get(test)!, overhead);
    const hits = tests.reduce((sum, test) => sum + (byTest[test]?.[id] ?? 0), onLoad[id] ?? 0);
    return tests.length ? [{ file, tests, cost, hits }] : [];
  });
}

/** Runs the jobs in a browser of their own, and in another one after a page has hung. */
async function runBatch(attempts: Attempt[], sources: Sources): Promise<void> {
  const due = [...attempts];
  while (due.length) {
    const batch = [...due];
    const child = fork(join(import.meta.dirname, 'batch.ts'), {
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    child.on('message', (result: JobResult) => {
      const attempt = batch[result.index]!;
      due.splice(due.indexOf(attempt), 1);
      attempt.settle(result);
    });
    child.send({ jobs: batch.map(({ job }) => job), sources } satisfies Batch);
    await once(child, 'exit');
    if (due.length === batch.length) throw new Error('A batch of tests ended without a result.');
  }
}
