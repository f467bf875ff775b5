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
 * @param seconds after which a busy machine may leave out the rest of the runs, unless all are asked for, as in CI. Less
 *   than the time limit of the test, which would fail it without the seed
 */
export async function holds<T>(
  arbitrary: fc.Arbitrary<T>,
  runs: number,
  predicate: (value: T) => Promise<void>,
  seconds = 15,
): Promise<void> {
  // Before the test framework, which would fail the test without the seed.
  addEventListener('unhandledrejection', onRejection, { capture: true });
  try {
    const property = fc.asyncProperty(arbitrary, async (value) => {
      await predicate(value);
      await turn();
      expect(rejections.splice(0), 'unhandled rejections').to.be.empty;
    });
    const limits = {
      timeout: 5000,
      interruptAfterTimeLimit: 1000 * seconds,
      markInterruptAsFailure: globalThis.isThorough,
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
