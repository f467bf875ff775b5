import { expect } from '@open-wc/testing';
import * as fc from 'fast-check';
import { triesAll, nextTask } from './page.js';

const rejections: unknown[] = [];
const { port1, port2 } = new MessageChannel();

/** Another task, without the delay of timers. */
export const turn = (): Promise<unknown> =>
  new Promise((resolve) => {
    port1.onmessage = resolve;
    port2.postMessage(null);
  });

/**
 * Checks a property with random values; an unhandled rejection breaks it, too. A failure prints its seed and path,
 * which repeat it as further parameters of `fc.assert`. A fifth of the runs, where not all values are tried, is enough to
 * find where engines differ, as in how they take text.
 *
 * @param seconds in which all runs have to be done, less than the time limit of the test. Without it, a busy machine may
 *   leave out the last ones
 */
export async function holds<T>(
  arbitrary: fc.Arbitrary<T>,
  runs: number,
  predicate: (value: T) => Promise<void>,
  seconds?: number,
): Promise<void> {
  // Before the test framework, which would fail the test without the seed.
  addEventListener('unhandledrejection', onRejection, { capture: true });
  try {
    const property = fc.asyncProperty(arbitrary, async (value) => {
      await predicate(value);
      await turn();
      expect(rejections.splice(0), 'unhandled rejections').to.be.empty;
    });
    // They end before that of the test framework, which would again fail the test without the seed.
    const limits = {
      timeout: 5000,
      interruptAfterTimeLimit: 1000 * (seconds ?? 15),
      markInterruptAsFailure: seconds !== undefined,
    };
    const numRuns = triesAll ? runs : runs / 5;
    await fc.assert(property, { numRuns, ...limits, includeErrorInReport: true });
    // Of the last runs, too.
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
