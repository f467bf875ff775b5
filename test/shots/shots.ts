/**
 * `npm run shots`: takes pictures of the element in every state, theme, color scheme, and direction, at three widths,
 * and shows them on one page in coverage/shots/.
 *
 *   npm run shots -- --update    also renews the pictures that are committed: the references, and those in demo/images/
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join, parse, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { readmePictures, REFERENCES, references } from './pictures.ts';
import { small, takePlayground } from './playground.ts';
import { openStudio, type Shot } from './studio.ts';

const root = join(import.meta.dirname, '../..');
const { values: options } = parseArgs({ options: { update: { type: 'boolean' } } });

const studio = await openStudio();
console.log(studio.conditions);
try {
  await contactSheet(join(root, 'coverage/shots'));
  if (options.update) {
    await rm(REFERENCES, { recursive: true, force: true });
    await develop(references, REFERENCES);
    await writeFile(join(REFERENCES, 'browser.txt'), `${studio.conditions}\n`);
    await develop(readmePictures, join(root, 'demo/images'));
    for (const scheme of ['light', 'dark'] as const) {
      const picture = small(await takePlayground(scheme), 15);
      await writeFile(join(root, `demo/images/playground-${scheme}.png`), picture);
    }
  }
} finally {
  await studio.close();
}

/** Takes pictures of everything, and puts them on one page. */
async function contactSheet(folder: string): Promise<void> {
  const files = await readdir(join(root, 'demo/themes'));
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  let html =
    '<!doctype html><meta charset="utf-8"><title>Shots</title><style>body { font-family: system-ui }</style>';
  for (const theme of files.map((file) => parse(file).name)) {
    for (const scheme of ['light', 'dark'] as const) {
      const directions = ['ltr', 'rtl'] as const;
      // Two at a time, one per core of a small machine.
      await Promise.all(
        directions.map(async (dir) => {
          const shot = await studio.take({ theme, scheme, dir, widths: [320, 480, 800], labeled: true });
          await writeFile(join(folder, `${theme}-${scheme}-${dir}.png`), shot);
        }),
      );
      for (const dir of directions) {
        html += `<h2>${theme}, ${scheme}, ${dir}</h2><img src="${theme}-${scheme}-${dir}.png" alt="">`;
      }
    }
  }
  await writeFile(join(folder, 'index.html'), html);
  console.log(pathToFileURL(join(folder, 'index.html')).href);
}

/** Takes pictures that are to be committed. */
async function develop(shots: Record<string, Shot>, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, shot] of Object.entries(shots)) {
    await writeFile(join(folder, `${name}.png`), small(await studio.take(shot)));
  }
  console.log(`${relative(root, folder)}: ${String(Object.keys(shots).length)} pictures`);
}
