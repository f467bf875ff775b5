/** Reads the results of a test file from the runner's session. */
import { formatError, type TestResultError, type TestSession, type TestSuiteResult } from '@web/test-runner';

export interface Test {
  title: string;
  passed: boolean;
  skipped: boolean;
  /** In milliseconds; missing if the test did not run. */
  duration?: number;
  error?: TestResultError;
}

/** All tests of a file, with their full titles. */
export function testsIn({ tests, suites }: TestSuiteResult, path = ''): Test[] {
  return [
    ...tests.map((test) => ({ ...test, title: `${path} › ${test.name}` })),
    ...suites.flatMap((suite) => testsIn(suite, `${path} › ${suite.name}`)),
  ];
}

/**
 * Besides failing tests, each of these is a failure: a file that could not be loaded or did not finish, a file without
 * tests, and an uncaught error.
 */
export function failuresOf({ errors, logs, passed, request404s }: TestSession, tests: Test[]): string[] {
  const missing = request404s.map((url) => `\nNot found: ${url}`).join('');
  const failures = [
    ...tests
      .filter((test) => !test.passed && !test.skipped)
      .map(({ title, error }) => `${title}\n${explain(error ?? { message: 'It did not run.' })}`),
    ...errors.map((error) => `\n${explain(error)}${missing}`),
  ];
  if (failures.length) return failures;
  if (!tests.length) return ['\nThis file has no tests.'];
  const uncaught = logs.some(([first]) => first === 'Uncaught:'); // the prefix that the page logs
  return passed && !uncaught ? [] : ['\nUncaught error: see the log.'];
}

/** `formatError` repeats the message of an error without a stack. */
function explain(error: TestResultError): string {
  return error.stack ? formatError(error) : error.message;
}
