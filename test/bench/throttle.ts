import type { Page } from 'puppeteer-core';

/** A slow line: bytes in a second each way, and the milliseconds that the browser waits for each reply. */
export interface Line {
  download: number;
  upload: number;
  latency: number;
  /** Milliseconds that a new connection takes, which the browser's emulation leaves out. */
  connecting: number;
}

const megabits = (number: number): number => (number * 1e6) / 8;

export const lines = {
  // As Lighthouse defines it; a connection takes three round trips: DNS, TCP and TLS.
  'slow 4G': { download: megabits(1.6), upload: megabits(0.75), latency: 150, connecting: 450 },
  // As Chrome's own preset of that name, whose latency has the connecting in it.
  'fast 3G': { download: megabits(1.44), upload: megabits(0.675), latency: 562.5, connecting: 0 },
} satisfies Record<string, Line>;

/** Slows down the network of a page. */
export const throttle = (page: Page, { download, upload, latency }: Line): Promise<void> =>
  page.emulateNetworkConditions({ download, upload, latency });
