import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { listen } from '../../demo/listen.ts';
import { createProject } from './project.ts';
import { pasteSnippets } from './snippets.ts';
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

  // The README's components, and the file to copy for forms.
  const accessor = 'secret-question-accessor.ts';
  await cp(`demo/hosts/angular-forms/${accessor}`, join(project.folder, 'src', accessor));
  await pasteSnippets(join(project.folder, 'src'), 'ts');
  await project.run('npx ngc -p tsconfig.app.json --noEmit');
});
