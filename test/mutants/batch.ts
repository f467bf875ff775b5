/** A process of its own for `mutants.ts`: runs a batch of jobs, one page each, in one browser, and sends what came of it. */
import { startTestRunner, type TestRunnerConfig, type TestRunnerPlugin } from '@web/test-runner';
import { join } from 'node:path';
import { failuresOf, testsIn } from '../browsers/failures.ts';

/** A file of tests to run, with one fault switched on, or with none. */
export interface Job {
  /** The id of the mutant, if any. */
  mutant: string | null;
  /** The file of tests. */
  file: string;
  /** The titles of the tests to run: all, if `null`. */
  tests: string[] | null;
  /** Milliseconds for each test, by title; what the configuration says, if `null`. */
  limits: Record<string, number> | null;
  /** How often the page may meet the mutant before it must be in an endless loop. */
  hitLimit: number;
}

export interface Batch {
  jobs: Job[];
  /** The instrumented modules by their path from the root, with a slash at the start. */
  sources: Record<string, string>;
  /** Milliseconds after which a page must hang. */
  patience: number;
}

/** How often each mutant was met while the page loaded, and in each test. */
export interface Reach {
  onLoad: Record<string, number>;
  byTest: Record<string, Record<string, number>>;
}

export interface JobResult {
  /** The position of the job in the batch. */
  index: number;
  /** What failed, the first failure first. */
  failures: string[];
  /** The titles of the tests that failed. */
  failed: string[];
  /** Milliseconds that each test took. */
  durations: Record<string, number>;
  /** Given where there is no mutant. */
  reach: Reach | undefined;
}

interface Config extends TestRunnerConfig {
  plugins: TestRunnerPlugin[];
  testRunnerHtml(framework: string): string;
}

const CONFIG = join(import.meta.dirname, '../../web-test-runner.config.mjs');

process.once('disconnect', () => process.exit(1)); // the parent is gone
process.once('message', (batch: Batch) => void run(batch));

async function run({ jobs, sources, patience }: Batch): Promise<void> {
  // The configuration looks for its browsers by this as it loads.
  process.env['ENGINES'] = 'chromium';
  const config = { ...((await import(CONFIG)) as { default: Config }).default };
  delete config.files; // they would all run, too
  const reaches = new Map<string, Reach>();

  const plugin: TestRunnerPlugin<Reach> = {
    name: 'mutants',
    serve: ({ path }) => sources[path],
    transform: ({ path, body }) =>
      jobs.some(({ file }) => path === `/${file}`)
        ? `import '/test/mutants/in-page.ts';${String(body)}`
        : undefined,
    executeCommand({ command, payload, session }) {
      if (command !== 'mutants-reached') return undefined;
      reaches.set(session.id, payload!);
      return true;
    },
  };

  const runner = await startTestRunner({
    readCliArgs: false,
    readFileConfig: false,
    autoExitProcess: false,
    config: {
      ...config,
      groups: jobs.map((job, index) => ({
        name: String(index),
        files: job.file,
        testRunnerHtml: (framework) =>
          config.testRunnerHtml(framework).replace('<head>', `<head>${scriptOf(job)}`),
      })),
      plugins: [plugin, ...config.plugins],
      reporters: [],
      testsFinishTimeout: patience,
    },
  });
  runner!.sessions.on('session-status-updated', (session) => {
    if (session.status !== 'FINISHED') return;
    const tests = session.testResults ? testsIn(session.testResults) : [];
    const result: JobResult = {
      index: Number(session.group.name),
      failures: failuresOf(session, tests),
      failed: tests.filter(({ passed, skipped }) => !passed && !skipped).map(({ title }) => title),
      durations: Object.fromEntries(tests.map(({ title, duration = 0 }) => [title, duration])),
      reach: reaches.get(session.id),
    };
    process.send!(result);
  });
  runner!.on('stopped', () => process.exit());
}

/** What the page has before any module: the switch of the mutants, and the job. */
const scriptOf = (job: Job): string => `<script>
  globalThis.mutantJob = ${JSON.stringify(job).replaceAll('<', '\\u003c')};
  globalThis.__stryker__ = { activeMutant: mutantJob.mutant, hitCount: 0, hitLimit: mutantJob.hitLimit };
</script>`;
