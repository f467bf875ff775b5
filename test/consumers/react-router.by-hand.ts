import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page that React Router rendered on the server', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'react-router');
  await project.run('npm run build');
  const site = await project.serve(['node_modules/@react-router/serve/bin.cjs', 'build/server/index.js'], {
    API_URL: api.url,
    HOST: 'localhost',
  });

  const url = `${site}/?username=robert.zak`;
  assert.match(await (await fetch(url)).text(), /<et-secret-question[ >]/);
  await answerOn(test, url);
});
