import { diff } from 'node:util';

/** What was done, and what was heard after it. */
export interface Turn {
  did: string;
  heard: string[];
}

/** A scenario as Markdown: a heading, then everything that was done, with what was heard after it. */
export function writeScenario(name: string, turns: Turn[]): string {
  const lines = turns.flatMap(({ did, heard }) => [`- ${did}`, ...heard.map((phrase) => `  - “${phrase}”`)]);
  return `## ${name}\n\n${lines.join('\n')}\n`;
}

/** The scenarios of a transcript by name, each as {@link writeScenario} writes it. */
export function readScenarios(transcript: string): Map<string, string> {
  const scenarios = transcript.split(/^(?=## )/m).slice(1);
  return new Map(scenarios.map((text) => [/^## (.+)$/m.exec(text)![1]!, `${text.trim()}\n`]));
}

/** A diff: lines that are only in `written` start with `-`, and lines that are only in `heard` with `+`. */
export function compare(written: string, heard: string): string {
  const signs = { [-1]: '-', 0: ' ', 1: '+' };
  return diff(heard.split('\n'), written.split('\n'))
    .map(([side, line]) => `${signs[side]} ${line}`.trimEnd())
    .join('\n');
}
