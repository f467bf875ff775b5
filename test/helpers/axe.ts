import type axeCore from 'axe-core';
import 'axe-core/axe.min.js';

declare global {
  var axe: typeof axeCore;
}

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'];

export interface Findings {
  violations: string[];
  /** What axe cannot decide, and leaves to a person. */
  undecided: string[];
  /** The number of texts with sufficient contrast. */
  contrasts: number;
}

/**
 * Runs axe on a part of the page.
 *
 * @param contrast the rule for text contrast: level AA by default, AAA with `-enhanced`
 */
export async function axeFindings(
  page: HTMLElement,
  contrast: 'color-contrast' | 'color-contrast-enhanced' = 'color-contrast',
): Promise<Findings> {
  const { violations, incomplete, passes } = await axe.run(page, {
    runOnly: TAGS,
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
