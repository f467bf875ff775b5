import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('hydrates what @lit-labs/ssr rendered', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'ssr');
  await project.run('npm run build');
  const site = await project.serve(['server.js'], { API_URL: api.url });

  const html = await (await fetch(site)).text();
  assert.match(html, /<template [^>]*shadowrootmode="open"[^>]*>.*<div part="skeleton"/s);
  const page = await answerOn(test, site);
  assert.equal(await page.$eval('body', ({ dataset }) => dataset['hydrated']), 'true');
});
