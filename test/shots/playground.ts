import { PNG } from 'pngjs';
import { startApi } from '../../demo/api/server.ts';
import { startPage } from '../../demo/page-server.ts';
import { launchChromium } from '../browsers/chromium.ts';
import { useFont } from './studio.ts';

/** What is set in the picture. */
const settings = {
  heading: 'Answer your security question',
  hint: 'As you wrote it when you signed up.',
  '--et-accent-color': 'light-dark(#6d28d9, #c4b5fd)',
  host: 'react',
};

/** Takes a picture of the playground, as PNG. */
export async function takePlayground(scheme: 'light' | 'dark'): Promise<Buffer> {
  useFont();
  const api = await startApi();
  // The port that `npm start` takes, whichever it is here.
  const apiHost = 'localhost:8001';
  const site = await startPage({ apiUrl: `http://${apiHost}/api` });
  const browser = await launchChromium([`--host-resolver-rules=MAP ${apiHost} ${new URL(api.origin).host}`]);
  try {
    const page = await browser.newPage();
    await page.setViewport({ width: 1040, height: 832, deviceScaleFactor: 2 });
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
    await page.goto(`${site.url}/playground#${String(new URLSearchParams(settings))}`);
    await page.waitForSelector('main et-secret-question:state(ready)');
    await page.waitForSelector('#code:not(:empty)');
    return Buffer.from(await page.screenshot());
  } finally {
    await browser.close();
    await Promise.all([site.close(), api.close()]);
  }
}

/**
 * The same picture as a small file.
 *
 * @param step how far apart the shades are between areas of one color
 */
export function small(image: Buffer, step = 5): Buffer {
  const picture = PNG.sync.read(image);
  const pixels = new Uint32Array(picture.data.buffer, picture.data.byteOffset, picture.data.length / 4);
  const counts = new Map<number, number>();
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
  // Whole areas keep their color. Their edges need fewer shades, which makes the file smaller.
  const isArea = (pixel: number) => counts.get(pixel)! > pixels.length / 500;
  const areas = pixels.map((pixel) => Number(isArea(pixel)));
  picture.data.forEach((value, index) => {
    if (!areas[index >> 2]) picture.data[index] = Math.round(value / step) * step;
  });
  return PNG.sync.write(picture, { colorType: 2, filterType: 0, deflateLevel: 9, deflateStrategy: 0 });
}
