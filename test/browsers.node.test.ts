import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { test } from 'node:test';
import { describeEngines, type Engine, findEngines } from './browsers/engines.ts';

test('a requested engine that is missing is an error that says how to get it', async () => {
  await assert.rejects(findEngines({ ENGINES: 'webkit', PATH: '' }), {
    message:
      'WebKit was not found. Install it, or run as root where `apt-get install webkit2gtk-driver xvfb` works.',
  });
});

test('a configured executable that cannot be run is an error, even if another browser is installed', async () => {
  const env = { ENGINES: 'firefox', FIREFOX_PATH: '/nowhere/firefox', PATH: process.env['PATH'] };
  await assert.rejects(findEngines(env), {
    message: 'FIREFOX_PATH is /nowhere/firefox, which cannot be run.',
  });
});

test('an unknown engine is an error that names the known ones', async () => {
  await assert.rejects(findEngines({ ENGINES: 'chromium, safari' }), {
    message:
      'Unknown in ENGINES: safari. Choose from chromium, firefox, webkit, chromium-103, chromium-116, chromium-123, firefox-115, safari-16.4.',
  });
});

test('engines that were not requested may be missing', async () => {
  const { missing } = await findEngines({ PATH: '', CHROME_PATH: process.execPath });
  assert.ok(missing.includes('WebKit'));
});

test('old engines are neither used nor reported missing unless they are requested', async () => {
  const { found, missing } = await findEngines({ PATH: '', CHROME_PATH: process.execPath });
  const names = [...found.map(({ name }) => name), ...missing];
  assert.deepEqual(names.sort(), ['Chromium', 'Firefox', 'WebKit']);
});

test('a current browser that mimics an old one is an engine of its own, with the old user agent', async () => {
  const env = { ENGINES: 'firefox,firefox-115', FIREFOX_PATH: process.execPath };
  const { found } = await findEngines(env);
  assert.deepEqual(
    found.map(({ key, path }) => [key, path]),
    [
      ['firefox', process.execPath],
      ['firefox-115', process.execPath],
    ],
  );
  assert.equal(found[0]!.userAgent, undefined);
  assert.match(found[1]!.userAgent!, /Firefox\/115\.0$/);
});

/** Requests an old Chromium that has not been fetched yet, with a shell script in place of npm. */
async function findOldChromium(npm: string): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'old-chromium-'));
  try {
    await writeFile(join(folder, 'npm'), `#!/bin/sh\n${npm}\n`, { mode: 0o755 });
    return await findEngines({
      ENGINES: 'chromium-103',
      PATH: [folder, process.env['PATH']].join(delimiter),
      XDG_CACHE_HOME: folder,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
}

const onLinux = { skip: process.platform !== 'linux' || process.arch !== 'x64' };

test(
  'an old Chromium that cannot be fetched is an error that says where it comes from and what failed',
  onLinux,
  () =>
    assert.rejects(findOldChromium('echo "the registry is down" >&2; exit 1'), {
      message:
        /^Chromium 103 was not found\. Let npm fetch @sparticuz\/chromium@103\.0\.0, on x64 Linux\.\n[^]*the registry is down/,
    }),
);

test('an old Chromium that does not match the pinned hash is not unpacked', onLinux, () =>
  // npm pack --silent --pack-destination FOLDER SPEC
  assert.rejects(findOldChromium('echo anything > "$4/sparticuz-chromium-103.0.0.tgz"'), {
    message: /\n.*@sparticuz\/chromium@103\.0\.0 has changed: its integrity is sha512-/,
  }),
);

test('one line says which engines are used and which were not found', () => {
  const found: Engine[] = [
    { key: 'chromium', name: 'Chromium', version: '156', path: '', driver: 'chromium' },
    { key: 'webkit', name: 'WebKit', version: '', path: '', driver: 'webkit' },
  ];
  const line = 'Engines: Chromium 156, WebKit; not found: ';
  assert.equal(describeEngines({ found, missing: ['Firefox'] }), `${line}Firefox`);
  assert.equal(describeEngines({ found, missing: [] }), `${line}none`);
});
