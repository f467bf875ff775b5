import assert from 'node:assert/strict';
import { test } from 'node:test';
import { describeEngines, type Engine, findEngines } from './browsers/engines.ts';

test('an engine that is asked for and is not there is an error that says how to get it', async () => {
  await assert.rejects(findEngines({ ENGINES: 'webkit', PATH: '' }), {
    message:
      'WebKit was not found. Install it, or run as root where `apt-get install webkit2gtk-driver xvfb` works.',
  });
});

test('an executable that is named and cannot be run is an error, though another browser is installed', async () => {
  const env = { ENGINES: 'firefox', FIREFOX_PATH: '/nowhere/firefox', PATH: process.env['PATH'] };
  await assert.rejects(findEngines(env), {
    message: 'FIREFOX_PATH is /nowhere/firefox, which cannot be run.',
  });
});

test('an unknown engine is an error that names the known ones', async () => {
  await assert.rejects(findEngines({ ENGINES: 'chromium, safari' }), {
    message: 'ENGINES names safari; there are chromium, firefox, webkit.',
  });
});

test('engines that nobody asked for may be missing', async () => {
  const { missing } = await findEngines({ PATH: '', CHROME_PATH: process.execPath });
  assert.ok(missing.includes('WebKit'));
});

test('one line tells what is used and what is not', () => {
  const found: Engine[] = [
    { name: 'Chromium', version: '156', path: '' },
    { name: 'WebKit', version: '', path: '' },
  ];
  const line = 'Engines: Chromium 156, WebKit; not found: ';
  assert.equal(describeEngines({ found, missing: ['Firefox'] }), `${line}Firefox`);
  assert.equal(describeEngines({ found, missing: [] }), `${line}none`);
});
