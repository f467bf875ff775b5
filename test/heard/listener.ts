/**
 * Runs scenarios in one browser, on its own desktop, and sends what was heard to its parent, `heard.ts`, which starts
 * it in its own namespace: `listener.ts ENGINE SCENARIO…`, with the engine as JSON.
 */
import type { Engine } from '../browsers/engines.ts';
import { startDesktop } from './desktop.ts';
import { scenarios } from './scenarios.ts';
import { startSite } from './site.ts';
import { Trader } from './trader.ts';
import type { Turn } from './transcript.ts';

/** What was heard in a scenario, and what went wrong, if anything. */
export interface Heard {
  name: string;
  turns: Turn[];
  problem: string;
  seconds: number;
}

// Exits with its parent, and so ends everything that it started.
process.once('disconnect', () => process.exit());

const [engine, ...names] = process.argv.slice(2);
const site = await startSite();
const desktop = await startDesktop(JSON.parse(engine!) as Engine, site.url);
try {
  for (const name of names) {
    const start = performance.now();
    const trader = new Trader(desktop, site);
    let problem = '';
    try {
      await site.open();
      await desktop.enterPage();
      // Discards what is still said about the previous page.
      await desktop.listen();
      await scenarios[name]!(trader);
    } catch (error) {
      problem = String(error);
    }
    const heard: Heard = { name, turns: trader.turns, problem, seconds: (performance.now() - start) / 1000 };
    process.send!(heard);
    if (desktop.hasEnded()) break;
  }
} finally {
  await Promise.all([desktop.close(), site.close()]);
}
process.disconnect();
