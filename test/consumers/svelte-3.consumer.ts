import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a Svelte 3 page', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'svelte-3');
  await project.run('npm run build');
  const site = await project.serveFiles('public');
  await answerOn(test, `${site}/?${new URLSearchParams({ api: api.url }).toString()}`);
});
