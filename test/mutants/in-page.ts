/** What a page of tests does beside its tests while `src/` has faults to switch on; see `batch.ts`. */
import { executeServerCommand } from '@web/test-runner-commands';
import type { Job, Reach } from './batch.ts';

declare global {
  /** Where the instrumented code looks for the fault that is on, and counts what it meets. */
  var __stryker__: {
    activeMutant?: string;
    currentTestId?: string | undefined;
    mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  };
  var mutantJob: Job;
}

const { mutant, tests, limits } = globalThis.mutantJob;
/** As `test/browsers/failures.ts` has it. */
const titleOf = (test: Mocha.Runnable): string => ['', ...test.titlePath()].join(' › ');

before(function () {
  const prepare = (suite: Mocha.Suite): void => {
    suite.tests = suite.tests.filter((test) => !tests || tests.includes(titleOf(test)));
    // One failure will do, where a mutant is to be found.
    suite.bail(mutant !== null);
    suite.suites.forEach(prepare);
  };
  prepare(this.test!.parent!);
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
