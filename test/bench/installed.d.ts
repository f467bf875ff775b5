// The parts in use of packages that only `npm run bench` installs, so that types and lint pass without them.

declare module 'simple-statistics' {
  export function linearRegression(points: number[][]): { m: number; b: number };
  export function linearRegressionLine(line: { m: number; b: number }): (x: number) => number;
  export function quantileSorted(sorted: number[], p: number): number;
  export function rSquared(points: number[][], line: (x: number) => number): number;
}

declare module 'vega' {
  export function parse(spec: object): object;
  export class View {
    constructor(runtime: object, options: { renderer: 'none' });
    toSVG(): Promise<string>;
  }
}

declare module 'vega-lite' {
  export type TopLevelSpec = object;
  export function compile(spec: TopLevelSpec): { spec: object };
}
