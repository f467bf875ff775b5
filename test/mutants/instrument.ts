import { Instrumenter } from '@stryker-mutator/instrumenter';
import { readFileSync } from 'node:fs';
import { equivalents, type MutantName } from './equivalents.ts';

/** A small fault in one place of `src/`. */
export interface Mutant extends MutantName {
  /** What switches it on. */
  id: string;
  line: number;
  column: number;
  occurrence: number;
  /** Identifies it across runs, wherever it moves in its file. */
  key: string;
  /** Why nobody could tell the difference, if `equivalents.ts` lists it. */
  equivalent: string | undefined;
}

/** Instrumented modules by their path from the root, with a leading slash. */
export type Sources = Record<string, string>;

/** Frames use the switch of the page. */
const SHARED_SWITCH = 'try { globalThis.__stryker__ ??= top.__stryker__; } catch {}\n';

const logger = { debug: () => {}, info: () => {}, warn: console.warn, isDebugEnabled: () => false };

/**
 * Puts all of Stryker's mutants into the modules at once, each behind a switch.
 *
 * @throws if `equivalents.ts` lists something that is not a mutant
 */
export async function instrument(modules: string[]): Promise<{ mutants: Mutant[]; sources: Sources }> {
  const files = modules.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const result = await new Instrumenter(logger as never).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const unmatched = new Set(equivalents);
  const occurrences = new Map<string, number>();
  const mutants = result.mutants.map(({ id, fileName: file, location: { start, end }, replacement }) => {
    const lines = files.find(({ name }) => name === file)!.content.split('\n');
    const original = lines.slice(start.line, end.line + 1);
    original.push(original.pop()!.slice(0, end.column));
    original[0] = original[0]!.slice(start.column);

    const source = lines[start.line]!.trim();
    const change = `${shorten(original.join('\n'))} → ${shorten(replacement)}`;
    const name = keyOf({ file, source, change });
    const occurrence = occurrences.get(name) ?? 0;
    occurrences.set(name, occurrence + 1);
    const key = keyOf({ file, source, change, occurrence });
    const entry = equivalents.find((equivalent) => keyOf(equivalent) === key);
    if (entry) unmatched.delete(entry);
    return {
      id,
      file,
      line: start.line + 1,
      column: start.column + 1,
      source,
      change,
      occurrence,
      key,
      equivalent: entry?.reason,
    };
  });
  for (const entry of unmatched) {
    throw new Error(`equivalents.ts lists a mutant that does not exist: ${keyOf(entry)}`);
  }
  const sources = result.files.map(({ name, content }) => [`/${name}`, SHARED_SWITCH + content] as const);
  return { mutants, sources: Object.fromEntries(sources) };
}

const keyOf = ({ file, source, change, occurrence = 0 }: MutantName): string =>
  [file, source, change, occurrence].join(' | ');

/** Code on one line, without its comments and, if it is long, without its middle. */
function shorten(code: string): string {
  const line = code
    .replace(/(^|\s)\/\/.*$|\/\*[^]*?\*\//gm, '')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > 70 ? `${line.slice(0, 50)} … ${line.slice(-15)}` : line;
}
