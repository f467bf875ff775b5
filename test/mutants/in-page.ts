/** The test file of each page: selects the tests of a job, limits them, and counts which mutants they reach. */
import { executeServerCommand } from '@web/test-runner-commands';
import type { Job, Reach } from './job.ts';

declare global {
  /** Where Stryker's instrumented code looks up the active mutant and counts what it evaluates. */
  var __stryker__: {
    activeMutant?: string;
    currentTestId?: string | undefined;
    mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  };
  var mutantJob: Job;
}

const { mutant, file, tests, limits, pageLimit } = globalThis.mutantJob;
/** As in `test/browsers/failures.ts`. */
const titleOf = (test: Mocha.Runnable): string => ['', ...test.titlePath()].join(' › ');

before(function () {
  const prepare = (suite: Mocha.Suite): void => {
    suite.tests = suite.tests.filter((test) => !tests || tests.includes(titleOf(test)));
    // One failure is enough.
    suite.bail(!!tests);
    suite.suites.forEach(prepare);
  };
  prepare(this.test!.parent!);

  // Mocha blames the hook or test that is running. Some hooks allow themselves much time.
  setTimeout(() => {
    throw new Error('This took too long.');
  }, pageLimit);
});

beforeEach(function () {
  const title = titleOf(this.currentTest!);
  globalThis.__stryker__.currentTestId = title;
  if (limits) this.currentTest!.timeout(limits[title]!);
});

afterEach(() => {
  globalThis.__stryker__.currentTestId = undefined;
});

after(async () => {
  if (mutant !== null) return;
  const { static: onLoad = {}, perTest: byTest = {} } = globalThis.__stryker__.mutantCoverage ?? {};
  await executeServerCommand('mutants-reached', { onLoad, byTest } satisfies Reach);
});

await import(`/${file}`);
