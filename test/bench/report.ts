import { quantileSorted } from 'simple-statistics';

/** What a section of BENCHMARKS.md shows. */
export interface Figures {
  /** Markdown. */
  text: string;
  /** Pictures by their path. */
  pictures?: Record<string, string>;
}

/** What many runs of one measurement came to. */
export interface Summary {
  median: number;
  /** First and third quartile. */
  low: number;
  high: number;
  runs: number;
}

export function summarize(samples: readonly number[]): Summary {
  const sorted = [...samples].sort((a, b) => a - b);
  const [low = NaN, median = NaN, high = NaN] = [0.25, 0.5, 0.75].map((p) => quantileSorted(sorted, p));
  return { median, low, high, runs: samples.length };
}

/** How many times as much as `base`, pair by pair: run after run, whatever else the machine does meets both. */
export const ratio = (samples: readonly number[], base: readonly number[]): Summary =>
  summarize(samples.map((sample, index) => sample / base[index]!));

/** Three digits that count, and no more than two after the point. */
export const figure = (value: number): string => {
  const digits = Math.min(2, Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value) || 1))));
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
};

/** The median, and the quartiles around it. */
export const spread = ({ median, low, high }: Summary): string =>
  `${figure(median)} (${figure(low)}–${figure(high)})`;

/** Bytes in thousands. */
export const kilobytes = (bytes: number): string => `${figure(bytes / 1000)} kB`;
