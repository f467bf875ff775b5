import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Page } from 'puppeteer-core';
import { startApi } from '../../demo/api/server.ts';
import { launchChromium } from '../browsers/chromium.ts';
import type { Scene } from './scene.ts';

/** A picture to take: the scene, and how to render it. */
export interface Shot extends Scene {
  /** The name of a file in `demo/themes/`. No theme by default. */
  theme?: string;
  /** The system's preferred color scheme. Light by default. */
  scheme?: 'light' | 'dark';
  /** Device pixels per CSS pixel. 1 by default. */
  scale?: number;
}

export interface Studio {
  /** What the pixels depend on besides this project: browser, platform, font. */
  conditions: string;
  /** Takes a picture; resolves with a PNG. */
  take(shot: Shot): Promise<Buffer>;
  /** Closes the browser and the API. */
  close(): Promise<void>;
}

const root = join(import.meta.dirname, '../..');
const FONT = '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf';

/** Has the browsers that start from now on use the font of the pictures, if it is here. */
export function useFont(): boolean {
  const hasFont = existsSync(FONT);
  if (hasFont) process.env['FONTCONFIG_FILE'] = join(import.meta.dirname, 'fonts.conf');
  return hasFont;
}

const css = `
  :root {
    color-scheme: light dark;
    font: 16px/1.5 'DejaVu Sans', sans-serif;
    color: light-dark(#1f2328, #f0f6fc);
    background: light-dark(#fff, #0d1117);
  }
  body { display: grid; gap: 24px; align-items: start; inline-size: max-content; margin: 0; padding: 24px; }
  code { font-size: 13px; }
  h2 { font-size: 22px; }
  et-secret-question::part(input) { caret-color: transparent !important; }
`;

/** Starts a browser and an API, to take pictures of the element in `src/`. */
export async function openStudio(): Promise<Studio> {
  const hasFont = useFont();
  const [browser, script] = await Promise.all([
    launchChromium(),
    bundle(join(import.meta.dirname, 'scene.ts')),
  ]);
  const api = await startApi();
  const globals = `globalThis.etnaApi = ${JSON.stringify({ url: api.url, origin: api.origin })};`;
  const idle: Page[] = [];
  // Several may be in use at a time, each with its own window and focus.
  const open = async (): Promise<Page> => {
    const page = await browser.newPage({ type: 'window' });
    await page.emulateFocusedPage(true);
    await page.setContent('<!doctype html><meta charset="utf-8"><style></style>');
    await page.addScriptTag({ content: globals + script });
    return page;
  };
  const major = /\d+/.exec(await browser.version())![0];

  return {
    conditions: [
      `Chromium ${major}`,
      await system(),
      process.arch,
      hasFont ? await font() : 'no DejaVu Sans',
    ].join(', '),

    async take({ scheme = 'light', scale = 1, ...scene }) {
      const page = idle.pop() ?? (await open());
      try {
        // Wide enough for any scene: what overflows the left edge of a right-to-left page is not captured.
        await page.setViewport({ width: 2000, height: 600, deviceScaleFactor: scale });
        await page.emulateMediaFeatures([
          { name: 'prefers-color-scheme', value: scheme },
          { name: 'prefers-reduced-motion', value: 'reduce' },
        ]);
        const theme = scene.theme
          ? await readFile(join(root, 'demo/themes', `${scene.theme}.css`), 'utf8')
          : '';
        await page.$eval('style', (style, css) => (style.textContent = css), css + theme);
        await page.evaluate((scene) => showScene(scene), scene);
        const body = await page.$('body');
        return Buffer.from(await body!.screenshot());
      } finally {
        idle.push(page);
      }
    },

    async close() {
      await browser.close();
      await api.close();
    },
  };
}

async function bundle(file: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [file],
    tsconfig: join(root, 'tsconfig.json'),
    conditions: ['production'],
    // The package's `sideEffects` list built files, not those in `src/`.
    ignoreAnnotations: true,
    bundle: true,
    charset: 'utf8',
    write: false,
  });
  return outputFiles[0]!.text;
}

async function system(): Promise<string> {
  if (!existsSync('/etc/os-release')) return process.platform;
  return /^PRETTY_NAME="(.*)"$/m.exec(await readFile('/etc/os-release', 'utf8'))?.[1] ?? '';
}

async function font(): Promise<string> {
  const hash = createHash('sha256').update(await readFile(FONT));
  return `DejaVu Sans ${hash.digest('hex').slice(0, 8)}`;
}
