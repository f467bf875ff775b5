import { type Browser, launch, type Page } from 'puppeteer-core';
import { findEngines } from './engines.ts';

/** Command-line arguments for a Chromium that keeps to itself. */
export const chromiumArgs = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-quic',
  // Chromium's sandbox cannot be had as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];

/** Starts Chromium for tests that drive a page from outside. `args`: further command-line arguments. */
export async function launchChromium(args: string[] = []): Promise<Browser> {
  const [chromium] = (await findEngines({ ...process.env, ENGINES: 'chromium' })).found;
  return launch({ executablePath: chromium!.path, args: [...chromiumArgs, ...args] });
}

/** How many elements of a name anything on the page leads to, in the document or not, once the garbage is collected. */
export async function countReachable(page: Page, name: string): Promise<number> {
  const prototype = await page.evaluateHandle((name) => customElements.get(name)!.prototype, name);
  const elements = await page.queryObjects(prototype);
  const count = await elements.evaluate(({ length }) => length);
  await Promise.all([elements.dispose(), prototype.dispose()]);
  return count;
}
