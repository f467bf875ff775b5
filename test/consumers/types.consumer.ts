import { it } from 'node:test';
import { writePlaygroundCode } from './playground.ts';
import { createProject } from './project.ts';
import { pasteSnippets } from './snippets.ts';

it('has types, snippets in FRAMEWORKS.md, and code in its playground, that hold in TypeScript 5.9, 6 and 7', async (test) => {
  const project = await createProject(test, 'types');
  await pasteSnippets(project.folder, 'tsx', 'vue', 'svelte');
  await writePlaygroundCode(project.folder, 'react', 'vue', 'svelte');
  for (const compiler of ['typescript-5', 'typescript', 'typescript-7']) {
    for (const resolution of ['--module nodenext --moduleResolution nodenext', '']) {
      await project.run(`node node_modules/${compiler}/bin/tsc ${resolution}`);
    }
  }
  await project.run('npx vue-tsc');
  await project.run('npx svelte-check --fail-on-warnings --tsconfig ./tsconfig.json');
});
