import { type Browser, launch } from 'puppeteer-core';
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
