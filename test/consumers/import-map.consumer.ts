import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { it } from 'node:test';
import { launchChromium } from '../browsers/chromium.ts';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works without a build, with an import map that has the hash published in the package', async (test) => {
  const api = await serveApi(test);
  const { folder, serveFiles } = await createProject(test, 'import-map');
  const read = (path: string) => readFile(join(folder, path), 'utf8');
  const hashes = JSON.parse(await read('node_modules/et-secret-question/dist/integrity.json')) as Hashes;
  const html = await read('index.html');
  await writeFile(join(folder, 'step-one.js'), stripTypeScriptTypes(await read('step-one.ts')));
  await writeFile(
    join(folder, 'index.html'),
    html.replace('{{integrity}}', hashes['et-secret-question.esm.min.js']!),
  );
  await writeFile(
    join(folder, 'wrong.html'),
    html.replace('{{integrity}}', hashes['et-secret-question.min.js']!),
  );
  const site = await serveFiles('.');
  await answerOn(test, `${site}/?${new URLSearchParams({ api: api.url }).toString()}`);

  // The browser checks the hash.
  const browser = await launchChromium();
  test.after(() => browser.close());
  const page = await browser.newPage();
  await page.goto(`${site}/wrong.html`);
  assert.equal(await page.$('et-secret-question'), null);
});

type Hashes = Record<string, string>;
