import type { Page } from 'puppeteer-core';

/** A slow connection: bytes per second each way, and milliseconds of latency per request. */
export interface Line {
  download: number;
  upload: number;
  latency: number;
  /** Milliseconds to establish a connection, which the browser's emulation leaves out. */
  connecting: number;
}

const megabits = (number: number): number => (number * 1e6) / 8;

export const lines = {
  // As Lighthouse defines it. Connecting takes three round trips: DNS, TCP, and TLS.
  'slow 4G': { download: megabits(1.6), upload: megabits(0.75), latency: 150, connecting: 450 },
  // As Chrome's preset of that name, whose latency includes connecting.
  'fast 3G': { download: megabits(1.44), upload: megabits(0.675), latency: 562.5, connecting: 0 },
} satisfies Record<string, Line>;

/** Slows down the network of a page. */
export const throttle = (page: Page, { download, upload, latency }: Line): Promise<void> =>
  page.emulateNetworkConditions({ download, upload, latency });
