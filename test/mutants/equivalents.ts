/** Mutants that nobody could tell from the original. `npm run mutants` prints what to write here. */
export const equivalents: {
  file: string;
  /** The line of source the mutant is on. */
  source: string;
  change: string;
  reason: string;
}[] = [];
