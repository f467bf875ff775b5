import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { launch, type LaunchOptions } from 'puppeteer-core';

const run = promisify(execFile);
const decompress = promisify(brotliDecompress);

/** A headless Chromium in an npm package, where one that old is available without an account. */
export interface OldChromium {
  /** The version of the package: that of Chromium, except for the last number. */
  version: string;
  /** The integrity of the package in the npm registry. */
  integrity: string;
}

/** One from before each feature that the element must work without: see `test/helpers/floor.ts`. */
export const oldChromiums: readonly OldChromium[] = [
  {
    version: '103.0.0',
    integrity:
      'sha512-tFX5k5uWAT0fIxelUtpN4GN1VOTT61AHB6rRjeYzC296SjizKM1pNslEWj0YeuajKfsnNeDuHizB320TTTOrkA==',
  },
  {
    version: '116.0.0',
    integrity:
      'sha512-PynBS6fIE9DnQofQFSGMn63sbHxrcQOmQDGfv1p4sXCEw8IjTBqTj1j72/RomhjtnbaTJn3ktuaPCQc6j51sUQ==',
  },
  {
    version: '123.0.1',
    integrity:
      'sha512-RPrA99xrddbXXZjhUH1WZkTCK3QDQ77t/0y+vULtiW1uAlWLBxorxGnNTuzBDk6eNolxOVFrXZ2aoAN+/eB5TA==',
  },
];

/** Puppeteer's options. This is the headless shell, the only headless mode before Chromium 112. It has no sandbox. */
export const oldChromiumOptions: LaunchOptions = {
  headless: 'shell',
  args: ['--no-sandbox', '--disable-gpu', '--no-zygote'],
};

/** Where it is once downloaded. */
export function oldChromiumPath({ version }: OldChromium, env: NodeJS.ProcessEnv): string {
  const cache = env['XDG_CACHE_HOME'] || join(homedir(), '.cache');
  return join(cache, 'et-secret-question', `chromium-${version}`, 'chromium');
}

/** The version that it reports, e.g. `HeadlessChrome/103.0.5058.0`. There is no quicker way than to start it. */
export async function oldChromiumVersion(executablePath: string): Promise<string> {
  const browser = await launch({ ...oldChromiumOptions, executablePath });
  try {
    return await browser.version();
  } finally {
    await browser.close();
  }
}

/** Downloads the package with npm, and unpacks the browser in it. */
export async function downloadOldChromium(chromium: OldChromium, env: NodeJS.ProcessEnv): Promise<void> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('It only runs on x64 Linux.');
  const path = oldChromiumPath(chromium, env);
  await mkdir(dirname(path), { recursive: true });
  const folder = await mkdtemp(`${path}-`);
  try {
    const spec = `@sparticuz/chromium@${chromium.version}`;
    await run('npm', ['pack', '--silent', '--pack-destination', folder, spec], { env });
    const archive = join(folder, `sparticuz-chromium-${chromium.version}.tgz`);
    const integrity = `sha512-${createHash('sha512')
      .update(await readFile(archive))
      .digest('base64')}`;
    if (integrity !== chromium.integrity)
      throw new Error(`${spec} has changed: its integrity is ${integrity}`);

    await run('tar', ['-xzf', archive, '-C', folder, 'package/bin/chromium.br']);
    const packed = await readFile(join(folder, 'package/bin/chromium.br'));
    const unpacked = join(folder, 'chromium');
    await writeFile(unpacked, await decompress(packed), { mode: 0o755 });
    await oldChromiumVersion(unpacked); // fails with what the system lacks if it cannot run
    await rename(unpacked, path);
  } finally {
    await rm(folder, { recursive: true });
  }
}
