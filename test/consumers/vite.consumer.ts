import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page that Vite built', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'vite');
  await project.run('npm run build', { VITE_API_URL: api.url });
  await answerOn(test, await project.serve(['node_modules/vite/bin/vite.js', 'preview', '--port', '0']));
});
