import { writeFile } from 'node:fs/promises';
import { it } from 'node:test';
import { join } from 'node:path';
import { createProject } from './project.ts';
import { testingExamples } from './snippets.ts';

it("works in a page's Jest tests, with the settings in TESTING.md", async (test) => {
  const project = await createProject(test, 'jest');
  const [settings] = await testingExamples(/transformIgnorePatterns/, 'json');
  await writeFile(join(project.folder, 'jest.config.json'), settings!.code);
  await project.run('npx jest');
});
