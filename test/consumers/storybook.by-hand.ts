import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in Storybook, whose tables come from the manifest', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'storybook');
  await project.run('npm run build', { STORYBOOK_API_URL: api.url });
  const site = await project.serveFiles('storybook-static');
  const page = await answerOn(test, `${site}/iframe.html?id=secret-question--answered&viewMode=story`);

  await page.goto(`${site}/iframe.html?id=secret-question--question&viewMode=story`);
  await page.waitForSelector('et-secret-question:state(ready)');

  await page.goto(`${site}/iframe.html?id=secret-question--docs&viewMode=docs`);
  await page.waitForSelector('et-secret-question:state(ready)');
  await page.waitForSelector('.docblock-argstable');
  const rows = await page.$$eval('.docblock-argstable tr', (rows) =>
    rows.map(({ cells }) => Array.from(cells, ({ textContent }) => textContent)),
  );
  const described = (name: string) => rows.find(([first]) => first === name)?.[1] ?? '';
  assert.match(described('api-url'), /^Base URL of the broker's API/);
  assert.match(described('username'), /^The trader's login/);
  assert.match(described('answer-submitted'), /^The trader submitted an answer/);
  assert.match(described('--et-accent-color'), /^Color of the buttons/);

  // Storybook's controls work.
  await page.focus('[name=username]');
  await page.keyboard.press('End');
  await page.keyboard.type('~2');
  await page.waitForFunction(() => document.querySelector('et-secret-question')?.username === 'robert.zak~2');
});
