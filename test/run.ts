/**
 * `npm test`: runs every check. The last line is always `N passed, N failed`.
 *
 *   npm test -- --coverage             also reports the coverage of each file, with details in coverage/
 *   npm test -- --watch                runs the browser tests in Chromium, again on every change
 *   npm test -- test/answer.test.ts    runs only these test files
 *   npm test -- --script               runs the browser tests against the script-tag file's code instead of src/
 *
 * `THOROUGH=1` in the environment adds the fresh projects of test/consumers, which are downloaded, the browser tests once
 * more, against the code of the script-tag file, those of requests also against the file with its libraries whole, a
 * sample of mutants, what a screen reader says, and the sweeps of all statuses and of many random values that Firefox and
 * WebKit otherwise leave to Chromium.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { constants } from 'node:os';
import { basename, join } from 'node:path';
import { parseArgs, stripVTControlCharacters } from 'node:util';
import { describeEngines, type Engine, type Engines, findEngines } from './browsers/engines.ts';
import type { BrowserResults } from './browsers/run.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Results extends Counts {
  /** Printed below the line of the step. */
  report: string;
}

const { values: options, positionals: files } = parseArgs({
  options: { coverage: { type: 'boolean' }, watch: { type: 'boolean' }, script: { type: 'boolean' } },
  allowPositionals: true,
});
/** Tests in fresh projects with the package, run by CI or by hand. */
const CONSUMER = /\.(?:consumer|by-hand)\.ts$/;
const windows = process.platform === 'win32';
const children = new Set<ChildProcess>();
const nothing: Counts = { passed: 0, failed: 0, skipped: 0 };
const total = { ...nothing };

process.chdir(join(import.meta.dirname, '..'));
if (options.watch) await watch();
else await test();

async function watch(): Promise<void> {
  process.env['ENGINES'] = 'chromium';
  const { startTestRunner } = await import('@web/test-runner');
  await startTestRunner({ argv: ['--watch', ...files] });
}

async function test(): Promise<void> {
  let complete = false;
  process.on('exit', (code) => {
    children.forEach(end);
    if (code !== 0 || !complete) total.failed ||= 1; // something ended the run early
    process.exitCode = code || Math.min(total.failed, 1);
    if (total.skipped) console.log(`${total.skipped} skipped`);
    console.log(`${total.passed} passed, ${total.failed} failed`);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => process.exit(128 + constants.signals[signal]));
  }
  await (files.length ? selected() : everything());
  complete = true;
}

/** Runs two steps at a time, one per core of a small machine. Lint and types need the types in `dist/`. */
async function everything(): Promise<void> {
  const [built, engines] = await Promise.all([script('build'), findEngines()]);
  if (!built) return;
  // Old browsers only ever get the script.
  const isOld = ({ driver, userAgent }: Engine): boolean => driver === 'old-chromium' || !!userAgent;
  const current = { ...engines, found: engines.found.filter((engine) => !isOld(engine)) };
  await Promise.all([browserTests(process.env['THOROUGH'] ? current : engines), checks()]);
  if (!process.env['THOROUGH']) return;
  await browserTests(engines, { script: true });
  // The replacements in the libraries must not change how requests are made or end.
  const aboutRequests = ['request', 'faults', 'errors'].map((name) => `test/${name}.test.ts`);
  await browserTests(current, { chosen: aboutRequests, script: 'whole' });
  await consumers(['test/consumers/*.consumer.ts']);
  await mutants();
  await heard();
}

async function checks(): Promise<void> {
  await script('lint');
  await script('types');
  await nodeTests(['test/**/*.node.test.ts']);
}

async function selected(): Promise<void> {
  const forConsumers = files.filter((file) => CONSUMER.test(file));
  const forNode = files.filter((file) => file.endsWith('.node.test.ts'));
  const forBrowsers = files.filter((file) => !forNode.includes(file) && !forConsumers.includes(file));
  if (forConsumers.length) await consumers(forConsumers);
  if (forNode.length) await nodeTests(forNode);
  if (forBrowsers.length) await browserTests(await findEngines(), { chosen: forBrowsers });
}

/** Runs a script of package.json as a step. */
function script(name: string): Promise<boolean> {
  return step(name, async () => {
    const { code, output } = await node(['--run', name]);
    return verdict(code === 0, output);
  });
}

/** Checks that the tests notice small faults, in a sample that changes with `src/`. */
function mutants(): Promise<boolean> {
  return counted('mutants', ['test/mutants/mutants.ts', '--sample', '60'], /^(\d+) killed, (\d+) failed/m);
}

/** Checks what a screen reader says. Runs alone, because on a busy machine, the screen reader drops words. */
function heard(): Promise<boolean> {
  return counted('heard', ['test/heard/heard.ts'], /^(\d+) as written, (\d+) different$/m);
}

/** Runs a program of ours as a step. The pattern captures the numbers of passes and failures in its output. */
function counted(name: string, args: string[], pattern: RegExp): Promise<boolean> {
  return step(name, async () => {
    const { code, output } = await node(args);
    const [, passed = 0, failed = 0] = pattern.exec(output) ?? [];
    const counts = { passed: Number(passed), failed: Number(failed) || Number(code !== 0), skipped: 0 };
    return { ...counts, report: counts.failed ? output : '' };
  });
}

/** Tests the package in fresh projects, each a step, two at a time. */
async function consumers(patterns: string[]): Promise<void> {
  const due = globSync(patterns).sort();
  const next = async (): Promise<void> => {
    const file = due.shift();
    if (!file) return;
    await nodeTests([file], `consumer: ${basename(file).replace(CONSUMER, '')}`, 600);
    await next();
  };
  if (!due.length) record('consumers', verdict(false, `No consumer matches ${patterns.join(' ')}`));
  await Promise.all([next(), next()]);
}

function nodeTests(patterns: string[], name = 'node tests', timeout = 120): Promise<boolean> {
  return step(name, async () => {
    const { code, output } = await node([
      '--test',
      '--test-reporter=spec',
      `--test-timeout=${timeout * 1000}`,
      ...patterns,
    ]);
    const count = (name: string) => Number(new RegExp(`^ℹ ${name} (\\d+)$`, 'm').exec(output)?.[1] ?? 0);
    const failed = count('fail') + count('cancelled') || Number(code !== 0);
    const skipped = count('skipped') + count('todo');
    return { passed: count('pass'), failed, skipped, report: failed ? output : '' };
  });
}

/**
 * Runs the browser tests, or only those `chosen`, against `src/`, the `script`, or the script with its libraries
 * `whole`, and then reports the coverage of `src/`.
 */
async function browserTests(
  { found, missing }: Engines,
  { chosen = [], script = options.script ?? false }: { chosen?: string[]; script?: boolean | 'whole' } = {},
): Promise<void> {
  console.log(describeEngines({ found, missing }));
  let coverage: BrowserResults['coverage'];
  const subject =
    script && ` of the script-tag file${script === 'whole' ? ', with unmodified libraries' : ''}`;
  await step(`browser tests${subject || ''}`, async () => {
    const hasChromium = found.some(({ key }) => key === 'chromium');
    const measured = hasChromium && !script && (options.coverage || !chosen.length);
    const { message, output } = await node(
      ['test/browsers/run.ts', '--static-logging', ...(measured ? ['--coverage'] : []), ...chosen],
      {
        channel: true,
        env: {
          ENGINES: found.map(({ key }) => key).join(),
          ...(script && { SCRIPT: String(script) }),
        },
      },
    );
    if (!message) return verdict(false, output);

    const results = message as BrowserResults;
    coverage = results.coverage;
    const sum = { ...nothing };
    const lines = found.map(({ name, version }) => {
      const { seconds, ...counts } = results.engines[name]!;
      if (!counts.passed) counts.failed ||= 1; // an engine that ran nothing proves nothing
      add(sum, counts);
      return `${`${name} ${version}`.trim()}: ${describeCounts(counts)} in ${seconds.toFixed(0)} s`;
    });
    return { ...sum, report: [...(sum.failed ? [output] : []), ...results.report, ...lines].join('\n') };
  });

  if (!coverage) return;
  const { passed, summary, files: details } = coverage;
  record(`coverage: ${summary}`, {
    ...(chosen.length ? nothing : verdict(passed)), // a selection of tests need not cover everything
    report: passed && !options.coverage ? '' : details.join('\n'),
  });
}

/** Does the work, and records its results with the time it took. An exception is a failure. */
async function step(name: string, work: () => Promise<Results>): Promise<boolean> {
  const start = performance.now();
  const results = await work().catch((error: unknown) => verdict(false, String(error)));
  return record(`${name} (${((performance.now() - start) / 1000).toFixed(0)} s)`, results);
}

/** Counts and prints the results of a step; returns whether it passed. */
function record(line: string, { report, ...counts }: Results): boolean {
  add(total, counts);
  console.log(`${counts.failed ? '✗' : '✓'} ${line}`);
  if (report) console.log(report);
  return counts.failed === 0;
}

function verdict(passed: boolean, output = ''): Results {
  return { passed: Number(passed), failed: Number(!passed), skipped: 0, report: passed ? '' : output };
}

function add(sum: Counts, counts: Counts): void {
  sum.passed += counts.passed;
  sum.failed += counts.failed;
  sum.skipped += counts.skipped;
}

function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/** Runs Node; resolves with its exit code, its output, and, given a channel, the last message that it sent. */
async function node(args: string[], { channel = false, env = {} } = {}) {
  const child = spawn(process.execPath, args, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe', ...(channel ? (['ipc'] as const) : [])],
    detached: !windows, // a process group, which can be ended at once
    timeout: 20 * 60_000, // whatever takes this long hangs
  });
  children.add(child);
  let output = '';
  let message: unknown;
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  child.on('message', (sent) => (message = sent));
  // Whatever it leaves running would keep its streams open.
  child.on('exit', () => end(child));
  const [code] = (await once(child, 'close')) as [number | null];
  children.delete(child);
  return { code, message, output: stripVTControlCharacters(output).trim() };
}

/** Ends a process and everything that it started. */
function end({ pid }: ChildProcess): void {
  if (!pid) return;
  if (windows) {
    spawnSync('taskkill', ['/pid', String(pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-pid, 'SIGINT');
  } catch {
    // It has already ended.
  }
}
