import type { Trader } from './trader.ts';

/** What a trader does, by the name of the scenario. */
export const scenarios: Record<string, (trader: Trader) => Promise<void>> = {
  async toggle(trader) {
    await trader.opens({ user: 'robert.zak' }, { until: 'question-loaded' });
    await trader.presses('Tab');
    await trader.types('abc');
    await trader.presses('Tab');
    await trader.presses('space');
    await trader.presses('shift+Tab');
    await trader.presses('Escape');
    await trader.presses('Tab');
    await trader.presses('space');
    await trader.presses('space');
    await trader.presses('Tab');
  },
};
