import type axeCore from 'axe-core';
import 'axe-core/axe.min.js';

declare global {
  var axe: typeof axeCore;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

/** Beside the contrast. */
const SEEN = ['link-in-text-block', 'scrollable-region-focusable', 'target-size'];

export interface Findings {
  violations: string[];
  /** What axe leaves to people. */
  undecided: string[];
  /** How many texts have enough contrast. */
  contrasts: number;
}

interface Look {
  /** The rule for the contrast of texts: of AA by default, of AAA with `-enhanced`. */
  contrast?: 'color-contrast' | 'color-contrast-enhanced';
  /** With the rules alone that look at colours and sizes: another colour scheme or direction changes no name or role. */
  seen?: boolean;
}

/** What axe finds on a part of the page. */
export async function axeFindings(
  page: HTMLElement,
  { contrast = 'color-contrast', seen = false }: Look = {},
): Promise<Findings> {
  const { violations, incomplete, passes } = await axe.run(page, {
    runOnly: seen ? [contrast, ...SEEN] : TAGS,
    rules: { [contrast]: { enabled: true } },
  });
  const describe = ({ id, nodes }: axeCore.Result): string[] =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`);
  return {
    violations: violations.flatMap(describe),
    undecided: incomplete.flatMap(describe),
    contrasts: passes.find(({ id }) => id === contrast)?.nodes.length ?? 0,
  };
}
