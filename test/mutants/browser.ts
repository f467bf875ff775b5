/** A process for `judge.ts`: a Chromium that runs one job after another, each in a page of its own. */
import { startTestRunner, type TestRunnerConfig, type TestRunnerPlugin } from '@web/test-runner';
import { on } from 'node:events';
import { join } from 'node:path';
import { failuresOf, testsIn } from '../browsers/failures.ts';
import { freePort } from '../browsers/free-port.ts';
import { type Job, type JobResult, JOBS_PER_BROWSER, type Reach } from './job.ts';

type Launcher = NonNullable<TestRunnerConfig['browsers']>[number];

interface Config extends TestRunnerConfig {
  browsers: Launcher[];
  plugins: TestRunnerPlugin[];
  testRunnerHtml(framework: string): string;
}

const CONFIG = join(import.meta.dirname, '../../web-test-runner.config.mjs');

const messages = on(process, 'message');
process.once('disconnect', () => process.exit(1)); // the parent is gone

// The configuration reads this as it loads.
process.env['ENGINES'] = 'chromium';
const { default: config } = (await import(CONFIG)) as { default: Config };
delete config.files; // or all of them would run, too

const sources = (await nextMessage()) as Record<string, string>;
let job!: Job;
let start: number;
let reach: Reach | undefined;

const mutants: TestRunnerPlugin<Reach> = {
  name: 'mutants',
  serve: ({ path }) => sources[path],
  executeCommand({ command, payload }) {
    if (command !== 'mutants-reached') return undefined;
    reach = payload;
    return true;
  },
};

// The runner cannot be given more work once it has started. So it begins with one session per job, and the job follows
// when the session starts.
const [chromium] = config.browsers as [Launcher];
const startSession = chromium.startSession.bind(chromium);
chromium.concurrency = 1;
chromium.startSession = async (id, url) => {
  job = (await nextMessage()) as Job;
  start = performance.now();
  reach = undefined;
  await startSession(id, url);
};

const runner = await startTestRunner({
  readCliArgs: false,
  readFileConfig: false,
  autoExitProcess: false,
  config: {
    ...config,
    port: await freePort(), // browsers that start at once would all choose the same
    groups: Array.from({ length: JOBS_PER_BROWSER }, (_, index) => ({
      name: String(index),
      files: 'test/mutants/in-page.ts',
    })),
    testRunnerHtml: (framework) =>
      config.testRunnerHtml(framework).replace('<head>', `<head>${scriptOf(job)}`),
    plugins: [mutants, ...config.plugins],
    reporters: [],
    // Each job has its own limits.
    browserStartTimeout: 2 ** 31 - 1,
    testsFinishTimeout: 2 ** 31 - 1,
  },
});
runner!.sessions.on('session-status-updated', (session) => {
  if (session.status !== 'FINISHED') return;
  const tests = session.testResults ? testsIn(session.testResults) : [];
  const result: JobResult = {
    failures: failuresOf(session, tests),
    failed: tests.filter(({ passed, skipped }) => !passed && !skipped).map(({ title }) => title),
    time: performance.now() - start,
    durations: Object.fromEntries(tests.map(({ title, duration = 0 }) => [title, duration])),
    reach,
  };
  process.send!(result);
});
runner!.on('stopped', () => process.exit());

async function nextMessage(): Promise<unknown> {
  const { value } = (await messages.next()) as { value: [unknown] };
  return value[0];
}

/** Runs before any module. */
function scriptOf(job: Job): string {
  return `<script>
  globalThis.mutantJob = ${JSON.stringify(job).replaceAll('<', '\\u003c')};
  globalThis.propertySeed = 1;
  globalThis.__stryker__ = { activeMutant: mutantJob.mutant, hitCount: 0, hitLimit: mutantJob.hitLimit };
</script>`;
}
