import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('what is loaded keeps within its budgets, and BENCHMARKS.md says how large it is', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['test/bench/size.ts', '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});
