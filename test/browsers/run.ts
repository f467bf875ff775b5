/** Runs the browser tests as `wtr` does, and sends the results to the parent process, `test/run.ts`. */
import { type Reporter, startTestRunner, type TestCoverage } from '@web/test-runner';
import { transformSync } from 'esbuild';
import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { format } from 'node:util';
import { bundledModules } from './bundled.ts';
import { failuresOf, testsIn } from './failures.ts';

export interface EngineResults {
  passed: number;
  failed: number;
  skipped: number;
  /** From the start of its first file to the end of its last. */
  seconds: number;
}

export interface BrowserResults {
  engines: Record<string, EngineResults>;
  /** The failures, then what the pages logged. */
  report: string[];
  /** Present if coverage was requested. */
  coverage?: CoverageVerdict | undefined;
}

export interface CoverageVerdict {
  passed: boolean;
  /** The totals for `src/`. */
  summary: string;
  /** One line per module. */
  files: string[];
}

/** Sends the results when all engines are done. */
function resultsReporter(send: (results: BrowserResults) => Promise<unknown>): Reporter {
  const engines: Record<string, EngineResults> = {};
  return {
    start({ sessions, browserNames, startTime }) {
      // Some sessions begin before the listener below is added.
      const begun = [...sessions.all()].filter(({ status }) => status !== 'SCHEDULED');
      const starts = new Map(begun.map(({ browser }) => [browser.name, startTime]));
      for (const name of browserNames) engines[name] = { passed: 0, failed: 0, skipped: 0, seconds: 0 };
      sessions.on('session-status-updated', ({ browser, status }) => {
        const { name } = browser;
        if (status === 'INITIALIZING' && !starts.has(name)) starts.set(name, Date.now());
        if (status === 'FINISHED') engines[name]!.seconds = (Date.now() - starts.get(name)!) / 1000;
      });
    },

    async stop({ sessions, testCoverage }) {
      // What several engines report is listed once.
      const failed = new Map<string, string[]>();
      const logged = new Map<string, string[]>();
      for (const session of sessions) {
        const { name } = session.browser;
        const file = relative('', session.testFile);
        const tests = session.testResults ? testsIn(session.testResults) : [];
        const failures = failuresOf(session, tests);
        engines[name]!.passed += tests.filter(({ passed }) => passed).length;
        engines[name]!.skipped += tests.filter(({ skipped }) => skipped).length;
        engines[name]!.failed += failures.length;
        for (const failure of failures) note(failed, `${file}${failure}`, name);
        for (const args of session.logs) note(logged, `${file} logged: ${format(...args)}`, name);
      }
      const report = [
        ...Array.from(failed, ([failure, names]) => `✗ ${names.join(', ')}, ${failure}`),
        ...Array.from(logged, ([log, names]) => `${names.join(', ')}, ${log}`),
      ];
      await send({ engines, report, coverage: testCoverage && judge(testCoverage) });
      // A browser that will not close must not hold up the rest.
      setTimeout(quit, 10_000).unref();
    },
  };
}

function note(notes: Map<string, string[]>, text: string, engine: string): void {
  notes.set(text, [...(notes.get(text) ?? []), engine]);
}

function judge({ coverageMap, summary, passed }: TestCoverage): CoverageVerdict {
  const files = coverageMap.files().map((path) => {
    const file = coverageMap.fileCoverageFor(path);
    const branches = Object.entries(file.b).filter(([, counts]) => counts.includes(0));
    const lines = [
      ...file.getUncoveredLines(),
      ...branches.map(([id]) => file.branchMap[id]!.loc.start.line),
    ];
    const gaps = lines.length ? `; see line ${lines.join(', ')}` : '';
    return `${relative('', path)}: ${describe(file.toSummary().data)}${gaps}`;
  });
  // Browsers do not report modules that no test loads.
  const loaded = new Set(coverageMap.files());
  const unloaded = globSync('src/**/*.ts', { exclude: bundledModules }).filter(
    (path) => !loaded.has(resolve(path)) && hasCode(path),
  );
  files.push(...unloaded.map((path) => `${path}: loaded by no test`));
  return { passed: passed && !unloaded.length, summary: describe(summary), files };
}

function describe(summary: TestCoverage['summary']): string {
  const kinds = ['lines', 'branches', 'functions', 'statements'] as const;
  return kinds.map((kind) => `${kind} ${summary[kind].pct} %`).join(', ');
}

/** False for a module that has only types, so that there is nothing to load. */
function hasCode(path: string): boolean {
  return transformSync(readFileSync(path, 'utf8'), { loader: 'ts' }).code !== '';
}

/** Ends the browsers, too: Puppeteer ends all of them on SIGINT, but only one of two on a plain exit. */
function quit(): void {
  process.emit('SIGINT', 'SIGINT');
  process.exit(1);
}

process.once('disconnect', quit); // the parent is gone
await startTestRunner({
  config: {
    reporters: [
      resultsReporter((results) => new Promise((sent) => process.send!(results, undefined, {}, sent))),
    ],
  },
});
