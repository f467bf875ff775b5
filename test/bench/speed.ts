import type { Page } from 'puppeteer-core';
import type { UserLog } from '../../demo/api/request-log.ts';
import { APP_KEY } from '../../demo/api/users.ts';
import { countLeft } from '../browsers/chromium.ts';
import { table } from '../package/docs.ts';
import type { Pairs } from './in-page.ts';
import { benchPage, head, inFreshPage, type Lab, progress } from './lab.ts';
import { ratio, spread, summarize, type Figures } from './report.ts';
import { startSite } from './site.ts';

const LOADS = 25;
const INSERTIONS = 1_000;
const MOUNTS = 9;
const COUNT = 1_000;
const HEAPS = 5;
const TYPED = 'Peterson';
const HOST_USER = 'robert.zak~host';

/** The worst case of `async`, or of `defer` on a long page. */
const lateScript = `<script>
  requestAnimationFrame(() => setTimeout(() => document.head.append(
    Object.assign(document.createElement('script'), { src: 'element.js' })), 50));
</script>`;

/** Reserves the space of the element before its script has loaded. */
const RESERVED = '<style>et-secret-question:not(:defined) { display: block; min-block-size: 9rem }</style>';

/** Measures what the element costs on a page, compared with the bare one. */
export async function measureSpeed(lab: Lab): Promise<Figures> {
  const { api } = lab;
  const texts = await benchPage();
  const host = (more: string) => `${head}${more}<body><h1>Reset</h1><et-secret-question api-url="${api.url}"
    app-key="${APP_KEY}" username="${HOST_USER}"></et-secret-question><p>What comes below.</p>`;
  const site = await startSite({
    ...texts,
    '/empty': `${head}<body>`,
    '/early': host('<script src="element.js"></script>'),
    '/late': host(lateScript),
    '/reserved': host(`${lateScript}${RESERVED}`),
  });
  try {
    const definitions = await measureDefinitions(lab, `${site.url}/empty`, texts['/element.js']);
    progress('speed: pages with the element');
    const requests = await observeRequests(lab, `${site.url}/early`);
    const early = await observeShifts(lab, `${site.url}/early`);
    const late = await observeShifts(lab, `${site.url}/late`);
    const reserved = await observeShifts(lab, `${site.url}/reserved`);
    const rows = await inFreshPage(lab, async (page) => {
      await page.goto(`${site.url}/bench`);
      progress('speed: insertions');
      const insertions = await page.evaluate(
        (...args) => bench.measureInsertions(...args),
        INSERTIONS,
        api.url,
        APP_KEY,
      );
      progress(`speed: ${String(COUNT)} elements`);
      const mounts = await page.evaluate((...args) => bench.measureMounts(...args), COUNT, MOUNTS, 2);
      progress('speed: heap');
      const heap = await measureHeap(page);
      progress('speed: key presses and verdicts');
      await page.evaluate(() => bench.holdCounted());
      await page.keyboard.type(TYPED);
      const whileTyping = await page.evaluate(() => bench.takeRenders());
      const keys = await page.evaluate(() => bench.measureKeys(60));
      const verdicts = await page.evaluate(() => bench.measureVerdicts(100));
      await page.keyboard.type(TYPED);
      const afterVerdict = await page.evaluate(() => bench.takeRenders());

      const count = COUNT.toLocaleString('en');
      return [
        compared('From insertion to the question, on loopback', 'ms', insertions),
        compared(`${count} elements: insertion and first layout`, 'ms', mounts.first),
        compared(`${count} elements: until the last question is laid out`, 'ms', mounts.last),
        compared('A key press', 'µs', keys),
        single(`Renders of the template while ${String(TYPED.length)} keys are pressed`, whileTyping),
        single('The same right after a wrong answer, which hides its message', afterVerdict),
        alone('From submission to “not correct”', 'ms', verdicts.times),
        single('Renders from submission to “not correct”', verdicts.renders),
        [
          `Heap of one of ${count} elements with their questions, kB`,
          spread(heap.ours.held),
          spread(heap.bare.held),
          '',
          String(HEAPS),
        ],
        [
          `Elements still reachable after removing ${String(HEAPS)} × ${count}`,
          String(heap.ours.reachable),
          String(heap.bare.reachable),
          '',
          '1',
        ],
        [
          'Heap growth per removed element, B',
          spread(heap.ours.kept),
          spread(heap.bare.kept),
          '',
          String(HEAPS),
        ],
      ];
    });
    const text = table(
      ['', 'the element', 'bare', 'ratio', 'runs'],
      [
        rows[0]!,
        alone('Script: parse, run and define the element', 'ms', definitions),
        ...rows.slice(1),
        single('Layout shift from load to question', early.loading),
        single('The same if the script arrives after the first paint', late.loading),
        single('The same with the space reserved in the page’s CSS', reserved.loading),
        single('Unexpected layout shift of a wrong and a right answer', early.answering),
        ['Requests for the question', requests, '', '', '1'],
      ],
    );
    return { text };
  } finally {
    await site.close();
  }
}

function compared(what: string, unit: string, [ours, bare]: Pairs): string[] {
  const [first, second] = [summarize(ours), summarize(bare)];
  return [`${what}, ${unit}`, spread(first), spread(second), spread(ratio(ours, bare)), String(first.runs)];
}

const alone = (what: string, unit: string, samples: number[]): string[] => [
  `${what}, ${unit}`,
  spread(summarize(samples)),
  '',
  '',
  String(samples.length),
];

const single = (what: string, value: number): string[] => [
  what,
  String(Number(value.toFixed(4))),
  '',
  '',
  '1',
];

/** Milliseconds from the script's text to the element's definition, in a new page each time. */
async function measureDefinitions(lab: Lab, url: string, script: string): Promise<number[]> {
  const samples: number[] = [];
  for (let load = 1; load <= LOADS; load++) {
    progress(`speed: definition ${String(load)} of ${String(LOADS)}`);
    samples.push(
      await inFreshPage(lab, async (page) => {
        await page.goto(url);
        return page.evaluate((script) => {
          const element = document.createElement('script');
          element.textContent = script;
          const start = performance.now();
          document.head.append(element);
          const end = performance.now();
          if (!customElements.get('et-secret-question')) throw new Error('The script defined nothing.');
          return end - start;
        }, script);
      }),
    );
  }
  return samples;
}

/** How much heap elements take while they are on the page, and afterwards. */
async function measureHeap(page: Page) {
  const cdp = await page.createCDPSession();
  const heap = async (): Promise<number> => {
    // Once for the garbage, and once for what its finalizers release.
    for (let i = 0; i < 2; i++) await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize, embedderHeapUsedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize + embedderHeapUsedSize;
  };
  const hold = async (tag: 'et-secret-question' | 'bare-question') => {
    const before = await heap();
    await page.evaluate((...args) => bench.hold(...args), COUNT, tag);
    const held = await heap();
    await page.evaluate(() => bench.release());
    return { held: (held - before) / COUNT, kept: ((await heap()) - before) / COUNT };
  };
  const runs = async (tag: 'et-secret-question' | 'bare-question') => {
    await hold(tag);
    const samples: Awaited<ReturnType<typeof hold>>[] = [];
    for (let run = 0; run < HEAPS; run++) samples.push(await hold(tag));
    return {
      held: summarize(samples.map(({ held }) => held / 1000)),
      kept: summarize(samples.map(({ kept }) => kept)),
      reachable: await countLeft(page, tag, 10_000),
    };
  };
  const [ours, bare] = [await runs('et-secret-question'), await runs('bare-question')];
  await cdp.detach();
  return { ours, bare };
}

/**
 * The layout shift on a page with the element. What follows a key press within half a second is `expected`. Loads the
 * page, waits for the question, and gives a wrong and a right answer.
 */
function observeShifts(
  lab: Lab,
  url: string,
): Promise<{ loading: number; answering: number; expected: number }> {
  return inFreshPage(lab, async (page) => {
    await page.evaluateOnNewDocument(() => {
      globalThis.shifts = [];
      new PerformanceObserver((list) => shifts.push(...(list.getEntries() as Shift[]))).observe({
        type: 'layout-shift',
        buffered: true,
      });
    });
    const take = () =>
      page.evaluate(async () => {
        for (let frame = 0; frame < 5; frame++) await new Promise(requestAnimationFrame);
        const sum = (expected: boolean) =>
          shifts.reduce(
            (sum, { value, hadRecentInput }) => sum + (hadRecentInput === expected ? value : 0),
            0,
          );
        const sums = { unexpected: sum(false), expected: sum(true) };
        shifts.length = 0;
        return sums;
      });
    await page.goto(url);
    await page.waitForSelector('et-secret-question:state(ready)');
    const loading = await take();
    await page.$eval('et-secret-question', (element) => {
      const verdicts = [{ Errors: ['No.'], ErrorsCode: ['ErrorIncorrectAnswer'] }, true];
      element.addEventListener('answer-submitted', (event) => void event.respondWith(verdicts.shift()!));
      element.focus();
    });
    await page.keyboard.type('wrong\n');
    await page.waitForSelector('et-secret-question >>> [part=error]');
    const wrong = await take();
    await page.keyboard.type('Peterson\n');
    await page.waitForSelector('et-secret-question:state(accepted)');
    const right = await take();
    return {
      loading: loading.unexpected,
      answering: wrong.unexpected + right.unexpected,
      expected: wrong.expected + right.expected,
    };
  });
}

/** The requests for one question, as seen by the API and the browser. */
function observeRequests(lab: Lab, url: string): Promise<string> {
  return inFreshPage(lab, async (page) => {
    const urls: string[] = [];
    page.on('request', (request) => urls.push(request.url()));
    await page.goto(url);
    await page.waitForSelector('et-secret-question:state(ready)');
    const reply = await fetch(`${lab.api.origin}/demo/requests?user=${HOST_USER}`);
    const { requests, preflights } = (await reply.json()) as UserLog;
    // Two of them are for the page and the script.
    const others = urls.filter((url) => /^http/.test(url)).length - 2 - requests.length - preflights;
    return `${String(requests.length)} question, ${String(preflights)} preflight, ${String(others)} others`;
  });
}

interface Shift extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
}

declare global {
  /** The layout shifts on the page so far. */
  var shifts: Shift[];
}
