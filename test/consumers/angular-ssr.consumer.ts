import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { it } from 'node:test';
import { join } from 'node:path';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a form that Angular rendered on the server and hydrated', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'angular-ssr');
  // The same page as without server-side rendering.
  await cp(join(import.meta.dirname, 'angular'), project.folder, { recursive: true, force: false });
  await project.run(`npm run build -- --define "API_URL='${api.url}'"`);
  const site = await project.serve(['dist/angular-ssr-consumer/server/server.mjs']);
  assert.match(await (await fetch(site)).text(), /<et-secret-question[ >]/);
  await answerOn(test, site);
});
