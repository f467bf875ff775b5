import assert from 'node:assert/strict';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { REFERENCES, references } from './shots/pictures.ts';
import { openStudio, type Studio } from './shots/studio.ts';

/** How many pixels may differ: fewer than there are in any stroke. */
const TOLERANCE = 20;

const output = join(import.meta.dirname, '../coverage/visual');

let studio: Studio;
let conditions: string;

before(async () => {
  await rm(output, { recursive: true, force: true });
  await mkdir(output, { recursive: true });
  conditions = (await readFile(join(REFERENCES, 'browser.txt'), 'utf8')).trim();
  studio = await openStudio();
});

after(() => studio.close());

/** Describes how a picture differs from its reference, if it does, and saves an image of the difference. */
async function differenceOf(name: string, file: Buffer): Promise<string | undefined> {
  const expected = PNG.sync.read(await readFile(join(REFERENCES, `${name}.png`)));
  const actual = PNG.sync.read(file);
  const path = join(output, `${name}.png`);
  const { width, height } = expected;
  if (actual.width !== width || actual.height !== height) {
    await writeFile(path, file);
    return (
      `It is ${String(actual.width)} × ${String(actual.height)} instead of ${String(width)} × ${String(height)} ` +
      `pixels: see ${relative('', path)}.`
    );
  }
  const difference = new PNG({ width, height });
  const pixels = pixelmatch(expected.data, actual.data, difference.data, width, height, { threshold: 0.02 });
  if (pixels <= TOLERANCE) return undefined;
  await writeFile(path, PNG.sync.write(difference));
  return `${String(pixels)} pixels differ: see ${relative('', path)}.`;
}

describe('the element looks as before', { concurrency: 2 }, () => {
  for (const [name, shot] of Object.entries(references)) {
    it(name, async (t) => {
      if (studio.conditions !== conditions) {
        t.skip(`The references are from ${conditions}; this is ${studio.conditions}.`);
        return;
      }
      const difference = await differenceOf(name, await studio.take(shot));
      assert.ok(!difference, `${difference ?? ''} If that is intended: npm run shots -- --update`);
    });
  }
});
