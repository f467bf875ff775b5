/** Mutants that change nothing that anybody could tell, and why. `npm run mutants` prints what to write here. */
export const equivalents: {
  file: string;
  /** The line of code that it is in. */
  code: string;
  change: string;
  reason: string;
}[] = [];
