import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a Vue 2.7 page', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'vue-2');
  await project.run('npm run build', { VITE_API_URL: api.url });
  await answerOn(test, await project.serveFiles('dist'));
});
