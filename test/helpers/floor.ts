/**
 * What the older of the engines that the tests run in do not have, of what a test is about or cannot do without. There,
 * and nowhere else, such a test is skipped or asks for less: the versions are said instead of looked for, so that a test
 * that stops working in an engine of today fails.
 */
const ARRIVALS = {
  /** By which a page, and a theme of the demo, selects an element in one of its states. */
  ':state()': { Chromium: 125, Firefox: 126, Safari: 17.4 },
  /** Before, no password takes its direction from its text, and in 116 no field that Lit has made. */
  'dir=auto in fields': { Chromium: 120, Firefox: 0, Safari: 0 },
  /** A URL with it, however pointless, was invalid. */
  '%00 in a path': { Chromium: 120, Firefox: 0, Safari: 0 },
} as const;

export type Feature = keyof typeof ARRIVALS;

/** The engine that this is, or that it takes itself for. */
function engine(): [name: 'Chromium' | 'Firefox' | 'Safari', version: number] {
  const { userAgent } = navigator;
  for (const [name, pattern] of [
    ['Chromium', /Chrome\/(\d+)/],
    ['Firefox', /Firefox\/(\d+)/],
    ['Safari', /Version\/(\d+\.\d+)/],
  ] as const) {
    const version = pattern.exec(userAgent)?.[1];
    if (version) return [name, Number(version)];
  }
  throw new Error(`Which engine is ${userAgent}?`);
}

const [name, version] = engine();

/** Whether this is an engine of today, which is not tested for what it lacks. */
export const isCurrent = version >= { Chromium: 130, Firefox: 128, Safari: 18 }[name];

export const has = (feature: Feature): boolean => version >= ARRIVALS[feature][name];

/** Skips the test, or the tests of the hook, in an engine without the feature. */
export function needs(test: Mocha.Context, feature: Feature): void {
  if (!has(feature)) test.skip();
}
