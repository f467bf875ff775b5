import { linearRegression, linearRegressionLine, rSquared } from 'simple-statistics';
import { parse, View } from 'vega';
import { compile, type TopLevelSpec } from 'vega-lite';
import { table } from '../package/docs.ts';
import { benchPage, inFreshPage, type Lab, progress } from './lab.ts';
import { figure, type Figures, spread, type Summary, summarize } from './report.ts';
import { startSite } from './site.ts';

const RUNS = 7;
const COUNTS = [1, 100, 200, 400, 600, 800, 1_000];
const SHOWN = [1, 100, 400, 1_000];

/** How the time to the last question grows with the number of elements on one page. */
export async function measureGrowth(lab: Lab): Promise<Figures> {
  const site = await startSite(await benchPage());
  const samples = COUNTS.map(() => [[] as number[], [] as number[]] as const);
  try {
    await inFreshPage(lab, async (page) => {
      await page.goto(`${site.url}/bench`);
      await page.evaluate(() => bench.measureMounts(400, 1, 2));
      // Round by round, so that whatever else the machine does meets all counts.
      for (let round = 1; round <= RUNS; round++) {
        for (const [index, count] of COUNTS.entries()) {
          progress(`growth: round ${String(round)} of ${String(RUNS)}, ${String(count)} elements`);
          const { last } = await page.evaluate((count) => bench.measureMounts(count, 1, 0), count);
          for (const variant of [0, 1] as const) samples[index]![variant].push(...last[variant]);
        }
      }
    });
  } finally {
    await site.close();
  }
  const [ours, bare] = ([0, 1] as const).map((variant) =>
    fit(samples.map((pair) => summarize(pair[variant]))),
  ) as [Fit, Fit];
  const pictures: Record<string, string> = {};
  for (const theme of ['light', 'dark'] as const) {
    pictures[picturePath(theme)] = await draw({ 'the element': ours, bare }, theme);
  }
  const row = (name: string, { summaries, slope, rSquared }: Fit) => [
    name,
    ...SHOWN.map((count) => spread(summaries[COUNTS.indexOf(count)]!)),
    figure(slope),
    rSquared.toFixed(3),
  ];
  const text = [
    '<picture>',
    `  <source media="(prefers-color-scheme: dark)" srcset="${picturePath('dark')}" />`,
    `  <img src="${picturePath('light')}" width="640" alt="Milliseconds against the number of elements, for the element and the bare one, with fitted lines" />`,
    '</picture>',
    '',
    table(
      [
        'elements',
        ...SHOWN.map((count) => `${count.toLocaleString('en')}, ms`),
        'each additional, ms',
        'R² of the line',
      ],
      [row('the element', ours), row('bare', bare)],
    ),
  ].join('\n');
  return { text, pictures };
}

interface Fit {
  summaries: Summary[];
  /** Milliseconds. */
  slope: number;
  line: (count: number) => number;
  rSquared: number;
}

/** The straight line through the medians, and how well they lie on it. */
function fit(summaries: Summary[]): Fit {
  const points = summaries.map(({ median }, index) => [COUNTS[index]!, median]);
  const regression = linearRegression(points);
  const line = linearRegressionLine(regression);
  return { summaries, slope: regression.m, line, rSquared: rSquared(points, line) };
}

const picturePath = (theme: 'light' | 'dark'): string => `demo/images/growth-${theme}.svg`;

/** Medians with their quartiles, and the lines through them. */
function draw(fits: Record<string, Fit>, theme: 'light' | 'dark'): Promise<string> {
  const colors =
    theme === 'light'
      ? { text: '#59636e', grid: '#d1d9e0', series: ['#1f5ad6', '#9a5b00'] }
      : { text: '#9198a1', grid: '#3d444d', series: ['#8fb4ff', '#e0a458'] };
  const names = Object.keys(fits);
  const count = { field: 'count', type: 'quantitative', title: 'elements on the page' } as const;
  const color = {
    field: 'name',
    type: 'nominal',
    sort: names,
    scale: { domain: names, range: colors.series },
    legend: {
      title: null,
      orient: 'top-left',
      labelColor: colors.text,
      labelFontSize: 13,
      symbolType: 'circle',
    },
  } as const;
  const spec: TopLevelSpec = {
    width: 560,
    height: 260,
    background: 'transparent',
    padding: 8,
    config: {
      font: 'system-ui, sans-serif',
      view: { stroke: null },
      axis: {
        labelColor: colors.text,
        titleColor: colors.text,
        titleFontWeight: 'normal',
        labelFontSize: 12,
        titleFontSize: 13,
        gridColor: colors.grid,
        domainColor: colors.grid,
        tickColor: colors.grid,
      },
    },
    layer: [
      {
        data: {
          values: Object.entries(fits).flatMap(([name, { line }]) =>
            [COUNTS[0]!, COUNTS.at(-1)!].map((count) => ({ name, count, time: line(count) })),
          ),
        },
        mark: { type: 'line', strokeWidth: 1.5, strokeDash: [4, 3], opacity: 0.8, clip: true },
        encoding: {
          x: count,
          y: {
            field: 'time',
            type: 'quantitative',
            title: 'to the last question, ms',
            scale: { domainMin: 0 },
          },
          color,
        },
      },
      {
        data: { values: pointsOf(fits) },
        mark: { type: 'rule', strokeWidth: 1.5 },
        encoding: { x: count, y: { field: 'low', type: 'quantitative' }, y2: { field: 'high' }, color },
      },
      {
        data: { values: pointsOf(fits) },
        mark: { type: 'point', filled: true, size: 45, opacity: 1 },
        encoding: { x: count, y: { field: 'median', type: 'quantitative' }, color },
      },
    ],
  };
  return new View(parse(compile(spec).spec), { renderer: 'none' }).toSVG();
}

const pointsOf = (fits: Record<string, Fit>) =>
  Object.entries(fits).flatMap(([name, { summaries }]) =>
    summaries.map((summary, index) => ({ name, count: COUNTS[index]!, ...summary })),
  );
