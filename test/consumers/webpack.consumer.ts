import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it("works in a page that webpack built, with TypeScript's Node module resolution", async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'webpack');
  await project.run('npm run build');
  const site = await project.serveFiles('.');
  await answerOn(test, `${site}/?${new URLSearchParams({ api: api.url }).toString()}`);
});
