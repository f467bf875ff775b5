import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page that SvelteKit rendered on the server', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'sveltekit');
  await project.run('npm run build', { VITE_API_URL: api.url });
  const site = await project.serve(['build/index.js'], { PORT: '0', HOST: 'localhost' });

  const url = `${site}/?username=robert.zak`;
  assert.match(await (await fetch(url)).text(), /<et-secret-question [^>]*username="robert.zak"/);
  await answerOn(test, url);
});
