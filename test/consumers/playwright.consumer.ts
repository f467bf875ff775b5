import { it } from 'node:test';
import { findEngines } from '../browsers/engines.ts';
import { createProject } from './project.ts';
import { testingExamples, writeExamples } from './snippets.ts';

it('can be driven by Playwright, which intercepts its requests', async (test) => {
  const [chromium] = (await findEngines({ ...process.env, ENGINES: 'chromium' })).found;
  const project = await createProject(test, 'playwright');
  await writeExamples(project.folder, await testingExamples(/'@playwright\/test'/, 'ts'));
  await project.run('npx playwright test', {
    SITE: await project.serveFiles('.'),
    CHROMIUM: chromium!.path,
  });
});
