/**
 * Features that some tests need but the oldest tested engines lack, with the version that introduced each. There, and
 * nowhere else, such a test is skipped or relaxed. The versions are listed, not detected, so that a test fails if its
 * feature stops working in a current engine.
 */
const INTRODUCED = {
  /** Pages, and the themes of the demo, use it to style an element by its status. */
  ':state()': { Chromium: 125, Firefox: 126, Safari: 17.4 },
  /** Before, password fields do not take their direction from their text; in 116, no field that Lit creates does. */
  'dir=auto in fields': { Chromium: 120, Firefox: 0, Safari: 0 },
  /** Before, a URL that contains it is invalid. */
  '%00 in a path': { Chromium: 120, Firefox: 0, Safari: 0 },
} as const;

export type Feature = keyof typeof INTRODUCED;

/** The engine that runs the tests, or the one that it mimics. */
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
  throw new Error(`Unknown engine: ${userAgent}`);
}

const [name, version] = engine();

/** Whether this is a current engine rather than one of the oldest supported. */
export const isCurrent = version >= { Chromium: 130, Firefox: 128, Safari: 18 }[name];

export const has = (feature: Feature): boolean => version >= INTRODUCED[feature][name];

/** Skips the test, or every test that the hook is for, in an engine without the feature. */
export function needs(test: Mocha.Context, feature: Feature): void {
  if (!has(feature)) test.skip();
}
