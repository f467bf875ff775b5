import { APP_KEY } from '../../demo/api/users.ts';
import { table } from '../package/docs.ts';
import { benchPage, bundle, head, type Lab, progress, root } from './lab.ts';
import { type Figures, figure, ratio, spread, type Summary, summarize } from './report.ts';
import { startDistantSite, startSite } from './site.ts';
import { type Line, lines, throttle } from './throttle.ts';

const RUNS = 7;

const DEFER = '`defer` in the head';

/** Ways to load the script: markup for the head, and for the end of the body. */
const SCRIPTS: Record<string, [head: string, end: string]> = {
  'script at the end of the page': ['', '<script src="element.js"></script>'],
  [DEFER]: ['<script src="element.js" defer></script>', ''],
  '`async` in the head': ['<script src="element.js" async></script>', ''],
  '`modulepreload`, module at the end': [
    '<link rel="modulepreload" href="element.js">',
    '<script type="module" src="element.js"></script>',
  ],
};

/** The bare element in place of ours, loaded in the same way. */
const BARE = `import { BareQuestion } from './test/bench/bare.ts';
customElements.define('et-secret-question', BareQuestion);`;

interface Measured {
  /** For each snippet, without and with `preconnect`. */
  summaries: Summary[];
  /** The time that the element takes with `defer`, as a multiple of what the bare one takes. */
  toBare: Summary;
}

/** Measures how long the question takes on slow connections, by the snippet that loads the script. */
export async function measureNetwork(lab: Lab): Promise<Figures> {
  const measured: Record<string, Measured> = {};
  for (const [name, line] of Object.entries(lines)) measured[name] = await measureLine(lab, name, line);
  const names = Object.keys(SCRIPTS).flatMap((script) => [script, `${script}, with \`preconnect\``]);
  const gains = Object.entries(measured).map(([line, { summaries, toBare }]) => {
    const [without, best] = [DEFER, `${DEFER}, with \`preconnect\``].map(
      (name) => summaries[names.indexOf(name)]!.median,
    ) as [number, number];
    const hinted = summaries.filter((_, index) => index % 2).map(({ median }) => median);
    return (
      `On ${line}, \`defer\` with \`preconnect\` shows the question in ${whole(best)} ms, ` +
      `${whole(without)} ms without; the four with \`preconnect\` are within ${whole(Math.max(...hinted) - Math.min(...hinted))} ms. ` +
      `With \`defer\` alone, it takes ${figure(toBare.median)} (${figure(toBare.low)}–${figure(toBare.high)}) times as long as the bare element.`
    );
  });
  const text = [
    table(
      ['', ...Object.keys(lines).flatMap((line) => [`${line}, ms`, 'vs. the first'])],
      names.map((name, row) => [
        name,
        ...Object.values(measured).flatMap(({ summaries }) => [
          spread(summaries[row]!),
          signed(summaries[row]!.median - summaries[0]!.median),
        ]),
      ]),
    ),
    '',
    `${gains.join(' ')} Medians of ${String(RUNS)} alternating runs, with quartiles.`,
  ].join('\n');
  return { text };
}

const whole = (value: number): string => Math.round(value).toLocaleString('en');
const signed = (value: number): string => (Math.round(value) > 0 ? '+' : '') + whole(value).replace('-', '−');

async function measureLine(lab: Lab, name: string, line: Line): Promise<Measured> {
  const distantApi = await startDistantSite(lab.api, line.connecting);
  const { '/element.js': script } = await benchPage();
  const preconnect = `<link rel="preconnect" href="${distantApi.url}" crossorigin>`;
  const pages = Object.values(SCRIPTS).flatMap(([start, end]) =>
    ['', preconnect].map((hint) => pageOf(hint + start, end, distantApi.url)),
  );
  const bare = await bundle({ stdin: { contents: BARE, resolveDir: root, loader: 'ts' }, minify: true });
  pages.push(pageOf('<script src="bare.js" defer></script>', '', distantApi.url));
  const site = await startSite({
    '/element.js': script,
    '/bare.js': bare,
    '/style.css': STYLE,
    ...Object.fromEntries(pages.map((page, index) => [`/${String(index)}`, page])),
  });
  try {
    const samples = pages.map((): number[] => []);
    for (let run = 0; run <= RUNS; run++) {
      for (const [index, times] of samples.entries()) {
        progress(`network: ${name}, round ${String(run)} of ${String(RUNS)}, page ${String(index + 1)}`);
        const time = await load(lab, `${site.url}/${String(index)}`, line);
        distantApi.hangUp();
        // The first round is a warm-up.
        if (run) times.push(time);
      }
    }
    const deferred = samples[2 * Object.keys(SCRIPTS).indexOf(DEFER)]!;
    const toBare = ratio(deferred, samples.pop()!);
    return { summaries: samples.map(summarize), toBare };
  } finally {
    await Promise.all([site.close(), distantApi.close()]);
  }
}

/**
 * Milliseconds from the navigation to the question. Not in a new browser context, in which Chromium ignores
 * `preconnect`. Instead, the servers forbid caching, and the API hangs up after each visit.
 */
async function load({ browser }: Lab, url: string, line: Line): Promise<number> {
  const page = await browser.newPage();
  try {
    await page.evaluateOnNewDocument(() => {
      globalThis.questionShown = new Promise((resolve) => {
        addEventListener('question-loaded', () => resolve(performance.now()));
      });
    });
    await throttle(page, line);
    await page.goto(url);
    return await page.evaluate(() => questionShown);
  } finally {
    await page.close();
  }
}

/** Random words that compress about as well as text. */
function prose(length: number): string {
  let state = 1;
  const next = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below;
  const words = Array.from({ length: 4_000 }, () =>
    Array.from({ length: 2 + next(8) }, () => String.fromCharCode(97 + next(26))).join(''),
  );
  let text = '';
  while (text.length < length) text += `${words[next(words.length)]!} `;
  return text;
}

const TEXT = prose(64_000);

const STYLE = prose(25_000)
  .split(' ')
  .map((word, index) => `.${word} { order: ${String(index)} }`)
  .join('\n');

/** A broker's page of typical weight: 30 kB of HTML and 20 kB of CSS, as transferred. */
const pageOf = (start: string, end: string, apiOrigin: string): string =>
  `${head}${start}<link rel="stylesheet" href="style.css"><body><h1>Reset</h1><p>${TEXT.slice(0, 32_000)}</p>
  <et-secret-question api-url="${apiOrigin}/api" app-key="${APP_KEY}" username="robert.zak"></et-secret-question>
  <p>${TEXT.slice(32_000)}</p>${end}`;

declare global {
  /** Resolves with the time when the question was shown. */
  var questionShown: Promise<number>;
}
