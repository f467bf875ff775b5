import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { it } from 'node:test';
import { createProject } from './project.ts';

it('can be imported in Node without a DOM, through every entry', async (test) => {
  const project = await createProject(test, 'node');
  const imported = (await project.run('node import-all.js')).trim().split('\n');
  // Nothing is logged but the names of the imports.
  assert.deepEqual(
    imported.filter((line) => !/^et-secret-question[\w./-]*$/.test(line)),
    [],
  );
  const entries = ['', '/element.js', '/events.js', '/react', '/custom-elements.json', '/package.json'];
  const locales = readdirSync('src/locales').map((file) => `/locales/${file.replace('.ts', '.js')}`);
  for (const entry of [...entries, ...locales]) {
    assert.ok(imported.includes(`et-secret-question${entry}`), entry);
  }
});

it('installs lit and ky, but no framework, into an empty project', async (test) => {
  const { folder } = await createProject(test, 'empty');
  const lock = await readFile(join(folder, 'node_modules/.package-lock.json'), 'utf8');
  const { packages } = JSON.parse(lock) as { packages: object };
  assert.deepEqual(
    Object.keys(packages).map((path) => path.replace('node_modules/', '')),
    [
      ...['@lit-labs/ssr-dom-shim', '@lit/reactive-element', '@types/trusted-types'],
      ...['et-secret-question', 'ky', 'lit', 'lit-element', 'lit-html'],
    ],
  );
});
