import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { join } from 'node:path';
import { it } from 'node:test';
import { listen } from '../../demo/listen.ts';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page that the Angular CLI built', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'angular');
  await project.run(`npm run build -- --define "API_URL='${api.url}'"`);
  // The CLI leaves files, and no server for them but that for development.
  const root = join(project.folder, 'dist/angular-consumer/browser');
  const site = await listen(new Hono().get('/*', serveStatic({ root })), 0);
  test.after(() => site.close());
  await answerOn(test, site.origin);
});
