import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { it } from 'node:test';
import { createProject } from './project.ts';

it('is imported by Node without a DOM, each of its entries', async (test) => {
  const project = await createProject(test, 'node');
  const imported = (await project.run('node import-all.js')).trim().split('\n');
  // Its own report is all that is said.
  assert.deepEqual(
    imported.filter((line) => !/^et-secret-question[\w./-]*$/.test(line)),
    [],
  );
  const entries = ['', '/element.js', '/react', '/custom-elements.json', '/package.json'];
  const locales = readdirSync('src/locales').map((file) => `/locales/${file.replace('.ts', '.js')}`);
  for (const entry of [...entries, ...locales]) {
    assert.ok(imported.includes(`et-secret-question${entry}`), entry);
  }
});
