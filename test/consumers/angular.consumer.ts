import { it } from 'node:test';
import { join } from 'node:path';
import { writePlaygroundCode } from './playground.ts';
import { createProject } from './project.ts';
import { pasteSnippets } from './snippets.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a form that the Angular CLI built', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'angular');
  await project.run(`npm run build -- --define "API_URL='${api.url}'"`);
  // The CLI builds files, and its only server is for development.
  await answerOn(test, await project.serveFiles('dist/angular-consumer/browser'));

  // The components in FRAMEWORKS.md, with and without a form, and those of the playground.
  await pasteSnippets(join(project.folder, 'src'), 'ts');
  await writePlaygroundCode(join(project.folder, 'src'), 'angular');
  await project.run('npx ngc -p tsconfig.app.json --noEmit');
});
