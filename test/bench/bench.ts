/**
 * `npm run bench`: measures how fast the element is, compared with a bare minimum and with others, and over slow
 * connections. Not part of `npm test`, because the figures depend on the machine.
 *
 *   npm run bench -- speed network    only these sections
 *   npm run bench -- --write          also updates BENCHMARKS.md and its pictures
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { format } from 'prettier';
import { renderDocs, writeDocs } from '../package/docs.ts';
import { measureGrowth } from './growth.ts';
import { type Lab, openLab, progress, root } from './lab.ts';
import { measureNetwork } from './network.ts';
import { measureOthers } from './others.ts';
import type { Figures } from './report.ts';
import { measureSpeed } from './speed.ts';

/** The sections, by the names of their marks in BENCHMARKS.md. */
const sections: Record<string, (lab: Lab) => Promise<Figures>> = {
  speed: measureSpeed,
  growth: measureGrowth,
  others: measureOthers,
  network: measureNetwork,
};

const { values: options, positionals } = parseArgs({
  options: { write: { type: 'boolean' } },
  allowPositionals: true,
});
const names = positionals.length ? positionals : Object.keys(sections);
const unknown = names.filter((name) => !(name in sections));
if (unknown.length) {
  throw new Error(`There is no ${unknown.join(', ')}; there are ${Object.keys(sections).join(', ')}.`);
}

const lab = await openLab();
try {
  console.log(`${lab.machine}\n`);
  const texts: Record<string, string> = {};
  const files: Record<string, string> = {};
  for (const name of names) {
    const { text, pictures } = await sections[name]!(lab);
    progress('');
    Object.assign(files, pictures);
    texts[name] = `${text}\n\nMeasured on ${lab.machine}.`;
    console.log(await format(`## ${name}\n\n${text}`, { parser: 'markdown' }));
  }
  if (options.write) {
    await writeDocs(await renderDocs(texts));
    for (const [path, content] of Object.entries(files)) await writeFile(join(root, path), content);
  }
} finally {
  await lab.close();
}
