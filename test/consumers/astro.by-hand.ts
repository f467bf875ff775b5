import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page that Astro rendered on the server', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'astro');
  await project.run('npm run build', { PUBLIC_API_URL: api.url });
  const site = await project.serve(['dist/server/entry.mjs'], { PORT: '0', HOST: 'localhost' });

  const url = `${site}/?username=robert.zak`;
  assert.match(await (await fetch(url)).text(), /<et-secret-question [^>]*username="robert.zak"/);
  await answerOn(test, url);
});
