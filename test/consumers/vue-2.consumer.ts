import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page of Vue 2.7', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'vue-2');
  await project.run('npm run build', { VITE_API_URL: api.url });
  await answerOn(test, await project.serveFiles('dist'));
});
