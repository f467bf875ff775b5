import { type Browser, launch, type Page } from 'puppeteer-core';
import { findEngines } from './engines.ts';

/** Command-line arguments for a Chromium without background traffic. */
export const chromiumArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  // Chromium's sandbox is not available to root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts Chromium for tests that drive a page from outside, with additional command-line arguments. */
export async function launchChromium(args: string[] = []): Promise<Browser> {
  const [chromium] = (await findEngines({ ...process.env, ENGINES: 'chromium' })).found;
  return launch({ executablePath: chromium!.path, args: [...chromiumArgs, ...args] });
}

/** Counts the elements of a name that are reachable after garbage collection, whether in the document or not. */
async function countReachable(page: Page, name: string): Promise<number> {
  const prototype = await page.evaluateHandle((name) => customElements.get(name)!.prototype, name);
  const elements = await page.queryObjects(prototype);
  const count = await elements.evaluate(({ length }) => length);
  await Promise.all([elements.dispose(), prototype.dispose()]);
  return count;
}

/**
 * How many removed elements of a name are still reachable, once there are none or the milliseconds have passed. Aborted
 * requests hold on to some for a moment, until the browser has ended them.
 */
export async function countLeft(page: Page, name: string, milliseconds: number): Promise<number> {
  const deadline = AbortSignal.timeout(milliseconds);
  let count;
  do count = await countReachable(page, name);
  while (count && !deadline.aborted);
  return count;
}
