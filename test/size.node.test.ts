import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { test } from 'node:test';

test('the files that pages load stay within their budgets, and BENCHMARKS.md states their sizes', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['test/bench/size.ts', '--check'], {
    encoding: 'utf8',
  });
  assert.equal(status, 0, stdout + stderr);
});
