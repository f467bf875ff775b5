/** What `judge.ts` and the processes of `browser.ts` tell each other. */

/** A test file to run, with one mutant switched on, or none. */
export interface Job {
  mutant: string | null;
  file: string;
  /** The titles of the tests to run; `null` for all. */
  tests: string[] | null;
  /** Milliseconds each test may take, by title; `null` for what the configuration says. */
  limits: Record<string, number> | null;
  /** Milliseconds that hooks and tests may take together. */
  pageLimit: number;
  /** How often the page may evaluate the mutant before it must be in an endless loop. */
  hitLimit: number;
}

export interface JobResult {
  /** Descriptions of what failed. */
  failures: string[];
  /** The titles of the tests that failed. */
  failed: string[];
  /** Milliseconds the page was open. */
  time: number;
  /** Milliseconds each test took, by title. */
  durations: Record<string, number>;
  /** Only without a mutant. */
  reach: Reach | undefined;
}

/** How often each mutant was evaluated while the page loaded, and by each test. */
export interface Reach {
  onLoad: Record<string, number>;
  byTest: Record<string, Record<string, number>>;
}

/** How many jobs a browser runs before a new one takes over. */
export const JOBS_PER_BROWSER = 100;
