import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { it } from 'node:test';
import { join } from 'node:path';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in a page with two bundles that each contain a copy of it', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'two-bundles');
  await project.run('npm run build');
  for (const bundle of ['first.js', 'second.js']) {
    assert.match(await readFile(join(project.folder, bundle), 'utf8'), /customElements\.define\(/, bundle);
  }

  const page = await answerOn(test, `${await project.serveFiles('.')}/?api=${encodeURIComponent(api.url)}`);
  assert.deepEqual(await page.evaluate('warnings'), [
    '<et-secret-question> is already defined. Ignoring this copy.',
  ]);
});
