/** What the runner's session of a file of tests came to. */
import { formatError, type TestResultError, type TestSession, type TestSuiteResult } from '@web/test-runner';

export interface Test {
  title: string;
  passed: boolean;
  skipped: boolean;
  /** Milliseconds; unknown if it did not run. */
  duration?: number;
  error?: TestResultError;
}

/** All tests of a file, by their full titles. */
export function testsIn({ tests, suites }: TestSuiteResult, path = ''): Test[] {
  return [
    ...tests.map((test) => ({ ...test, title: `${path} › ${test.name}` })),
    ...suites.flatMap((suite) => testsIn(suite, `${path} › ${suite.name}`)),
  ];
}

/**
 * Beside a failing test, each of these is a failure: a file that could not be loaded or was broken off, a file without a
 * test, an error that was not caught.
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
  if (!tests.length) return ['\nThere is no test in this file.'];
  const uncaught = logs.some(([first]) => first === 'Uncaught:'); // so marked by the page
  return passed && !uncaught ? [] : ['\nAn error was not caught: see the log.'];
}

/** `formatError` says the message of an error without a stack twice. */
function explain(error: TestResultError): string {
  return error.stack ? formatError(error) : error.message;
}
