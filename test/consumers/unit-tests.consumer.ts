import { it } from 'node:test';
import { createProject } from './project.ts';
import { testingExamples, writeExamples } from './snippets.ts';

it("needs no setup in a page's Vitest tests, neither with jsdom nor with happy-dom", async (test) => {
  const project = await createProject(test, 'unit-tests');
  await writeExamples(project.folder, await testingExamples(/'vitest'/, 'ts', 'tsx'));
  await project.run('npx tsc');
  for (const environment of ['jsdom', 'happy-dom']) {
    await project.run(`npx vitest run --environment ${environment}`);
  }
});
