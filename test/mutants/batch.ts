/** A process for `judge.ts`: runs a batch of jobs in one browser, each in a page of its own, and reports each result. */
import {
  startTestRunner,
  type TestRunnerConfig,
  type TestRunnerPlugin,
  type TestSession,
} from '@web/test-runner';
import { join } from 'node:path';
import { failuresOf, testsIn } from '../browsers/failures.ts';
import { freePort } from '../browsers/free-port.ts';
import type { Sources } from './instrument.ts';

/** A test file to run, with one mutant switched on, or none. */
export interface Job {
  mutant: string | null;
  file: string;
  /** The titles of the tests to run; `null` for all. */
  tests: string[] | null;
  /** Milliseconds each test may take, by title; `null` for what the configuration says. */
  limits: Record<string, number> | null;
  /** How often the page may evaluate the mutant before it must be in an endless loop. */
  hitLimit: number;
  /** Milliseconds after which the page must be hanging. */
  patience: number;
}

export interface Batch {
  jobs: Job[];
  sources: Sources;
}

/** How often each mutant was evaluated while the page loaded, and by each test. */
export interface Reach {
  onLoad: Record<string, number>;
  byTest: Record<string, Record<string, number>>;
}

export interface JobResult {
  /** The position of the job in the batch. */
  index: number;
  /** Descriptions of what failed. */
  failures: string[];
  /** The titles of the tests that failed. */
  failed: string[];
  /** Milliseconds the page was open. */
  time: number;
  /** Milliseconds each test took, by title. */
  durations: Record<string, number>;
  /** Only without a mutant. */
  reach: Reach | undefined;
}

interface Config extends TestRunnerConfig {
  plugins: TestRunnerPlugin[];
  testRunnerHtml(framework: string): string;
}

const CONFIG = join(import.meta.dirname, '../../web-test-runner.config.mjs');

process.once('disconnect', () => process.exit(1)); // the parent is gone
process.once('message', (batch: Batch) => void run(batch));

async function run({ jobs, sources }: Batch): Promise<void> {
  // The configuration reads this as it loads.
  process.env['ENGINES'] = 'chromium';
  const config = { ...((await import(CONFIG)) as { default: Config }).default };
  delete config.files; // or all of them would run, too
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
      port: await freePort(), // batches that start at once would all choose the same
      groups: jobs.map((job, index) => ({
        name: String(index),
        files: job.file,
        testRunnerHtml: (framework) =>
          config.testRunnerHtml(framework).replace('<head>', `<head>${scriptOf(job)}`),
      })),
      plugins: [plugin, ...config.plugins],
      reporters: [],
      testsFinishTimeout: 600_000, // each job has its own limit
    },
  });
  const timers = new Map<string, NodeJS.Timeout>();
  const starts = new Map<string, number>();
  const watch = ({ id, group }: TestSession): void => {
    const index = Number(group.name);
    starts.set(id, performance.now());
    const { patience } = jobs[index]!;
    timers.set(id, setTimeout(giveUp, patience, index, patience));
  };
  for (const session of runner!.sessions.all()) if (session.status !== 'SCHEDULED') watch(session);
  runner!.sessions.on('session-status-updated', (session) => {
    const { id, status } = session;
    if (status === 'INITIALIZING') watch(session);
    if (status !== 'FINISHED') return;
    clearTimeout(timers.get(id));
    const tests = session.testResults ? testsIn(session.testResults) : [];
    const result: JobResult = {
      index: Number(session.group.name),
      failures: failuresOf(session, tests),
      failed: tests.filter(({ passed, skipped }) => !passed && !skipped).map(({ title }) => title),
      time: performance.now() - starts.get(id)!,
      durations: Object.fromEntries(tests.map(({ title, duration = 0 }) => [title, duration])),
      reach: reaches.get(id),
    };
    process.send!(result);
  });
  runner!.on('stopped', () => process.exit());
}

/** A page that hangs cannot be closed, and would slow down the others: the browser has to go. */
function giveUp(index: number, time: number): void {
  const result: JobResult = {
    index,
    failures: ['\nThe page hung.'],
    failed: [],
    time,
    durations: {},
    reach: undefined,
  };
  process.send!(result, undefined, {}, () => {
    process.emit('SIGINT', 'SIGINT'); // at which Puppeteer ends the browser
    process.exit(1);
  });
}

/** Runs before any module. */
const scriptOf = (job: Job): string => `<script>
  globalThis.mutantJob = ${JSON.stringify(job).replaceAll('<', '\\u003c')};
  globalThis.__stryker__ = { activeMutant: mutantJob.mutant, hitCount: 0, hitLimit: mutantJob.hitLimit };
</script>`;
