import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { triesAll, nextTask } from './page.js';

declare global {
  /** Fixes the random values, so that mutation testing ends the same each time. */
  var propertySeed: number | undefined;
}

const rejections: unknown[] = [];
const { port1, port2 } = new MessageChannel();

/** Resolves in another task, without the delay of timers. */
export const turn = (): Promise<unknown> =>
  new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/**
 * Checks a property with random values. An unhandled rejection also fails it. A failure prints its seed and path: pass
 * them to `fc.assert` to repeat it. Where not every value is tried, a fifth of the runs is enough to find differences
 * between engines, such as in how they handle text.
 *
 * @param seconds time limit for all runs, less than that of the test. If omitted, a busy machine may skip the last runs
 */
export async function holds<T>(
  arbitrary: fc.Arbitrary<T>,
  runs: number,
  predicate: (value: T) => Promise<void>,
  seconds?: number,
): Promise<void> {
  // Ahead of the test framework, which would fail the test without printing the seed.
  addEventListener('unhandledrejection', onRejection, { capture: true });
  try {
    const property = fc.asyncProperty(arbitrary, async (value) => {
      await predicate(value);
      await turn();
      expect(rejections.splice(0), 'unhandled rejections').to.be.empty;
    });
    // Shorter than that of the test framework, which would again fail the test without printing the seed.
    const limits = {
      timeout: 5000,
      interruptAfterTimeLimit: 1000 * (seconds ?? 15),
      markInterruptAsFailure: seconds !== undefined,
    };
    const numRuns = triesAll ? runs : runs / 5;
    const seed = globalThis.propertySeed ?? Date.now();
    await fc.assert(property, { seed, numRuns, ...limits, includeErrorInReport: true });
    // Include the last run's.
    await nextTask();
    expect(rejections.splice(0), 'unhandled rejections').to.be.empty;
  } finally {
    removeEventListener('unhandledrejection', onRejection, { capture: true });
  }
}

function onRejection(event: PromiseRejectionEvent): void {
  event.stopImmediatePropagation();
  rejections.push(event.reason);
}
