import { exec } from 'node:child_process';
import { join } from 'node:path';
import { it } from 'node:test';
import { promisify } from 'node:util';

it('could be published', async () => {
  const root = join(import.meta.dirname, '../..');
  // Without its scripts, which would build again while other projects are given what is built.
  await promisify(exec)('npm publish --dry-run --ignore-scripts', { cwd: root });
});
