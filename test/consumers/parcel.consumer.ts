import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page built by Parcel, which ignores `exports` in package.json', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'parcel');
  await project.run('npm run build', { API_URL: api.url });
  await answerOn(test, await project.serveFiles('dist'));
});
