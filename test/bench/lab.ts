import { readFile } from 'node:fs/promises';
import { cpus, totalmem, type, release } from 'node:os';
import { join } from 'node:path';
import { build, type BuildOptions } from 'esbuild';
import type { Browser, Page } from 'puppeteer-core';
import { type Api, startApi } from '../../demo/api/server.ts';
import { launchChromium } from '../browsers/chromium.ts';

/** What every measurement needs: a browser and the API. */
export interface Lab {
  browser: Browser;
  api: Api;
  /** The machine and the browser, in one line. */
  machine: string;
  close(): Promise<void>;
}

export const root = join(import.meta.dirname, '../..');

/** Bundles a script for the page, from a file of the project or from `stdin`, with everything that it imports. */
export async function bundle(options: BuildOptions): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    legalComments: 'none',
    ...options,
    write: false,
  });
  return outputFiles[0]!.text;
}

/** The start of every page. */
export const head = '<!doctype html><html lang="en"><link rel="icon" href="data:,"><title>Bench</title>';

/** A page at `/bench` with the element and, as `bench`, what in-page.ts exports. */
export const benchPage = async () => ({
  '/element.js': await readFile(join(root, 'dist/et-secret-question.min.js'), 'utf8'),
  '/bench.js': await bundle({ entryPoints: ['test/bench/in-page.ts'], globalName: 'bench' }),
  '/bench': `${head}<script src="element.js"></script><body><script src="bench.js"></script>`,
});

declare global {
  var bench: typeof import('./in-page.ts');
}

export async function openLab(): Promise<Lab> {
  const api = await startApi();
  // No other host can be reached, and frames and timers run as in a visible window.
  const browser = await launchChromium([
    '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost',
    '--disable-renderer-backgrounding',
    '--disable-background-timer-throttling',
  ]);
  const memory = Math.round(totalmem() / 2 ** 30);
  const processors = cpus();
  return {
    browser,
    api,
    machine: `${processors[0]!.model.trim()}, ${String(processors.length)} cores, ${String(memory)} GiB, ${type()} ${release().replace(/-.*/, '')}, ${(await browser.version()).replace(/^Headless/, '').replace('/', ' ')}`,
    close: async () => {
      await browser.close();
      await api.close();
    },
  };
}

/** Does the work in a new page with empty caches. */
export async function inFreshPage<Result>(
  { browser }: Lab,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const context = await browser.createBrowserContext();
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

/** Shows the progress of a measurement, on one line. */
export function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}
