import {
  Browser,
  detectBrowserPlatform,
  getInstalledBrowsers,
  install,
  resolveBuildId,
} from '@puppeteer/browsers';
import { Launcher } from 'chrome-launcher';
import { execFile } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { downloadOldChromium, oldChromiumPath, oldChromiums, oldChromiumVersion } from './old-chromium.ts';

const run = promisify(execFile);
const downloads = join(homedir(), '.cache', 'puppeteer');

type Environment = Record<string, string | undefined>;

/** A browser that the tests run in. */
export interface Engine {
  /** Its name in `ENGINES`. */
  key: string;
  /** The unique name to display. */
  name: string;
  /** The browser's executable. */
  path: string;
  /** The version to display, e.g. `140`. Empty if the browser does not report it, or if the name has it. */
  version: string;
  driver: Driver;
  /** The user agent of an older browser to mimic. The test server removes what that browser lacks. */
  userAgent?: string;
}

/** How the test runner starts and drives it. */
export type Driver = 'chromium' | 'old-chromium' | 'firefox' | 'webkit';

export interface Engines {
  found: Engine[];
  missing: string[];
}

interface Source extends Pick<Engine, 'name' | 'driver' | 'userAgent'> {
  /** The environment variable for the path of the executable. If it is set, no other path is tried. */
  variable?: string;
  candidates: (env: Environment) => string[] | Promise<string[]>;
  /** Resolves with the version of the browser; rejects if it cannot run here. */
  version: (path: string) => Promise<string>;
  /** The Debian packages that contain it. */
  packages?: string[];
  download?: { run: (env: Environment) => Promise<void>; what: string };
}

const chromium: Source = {
  name: 'Chromium',
  driver: 'chromium',
  variable: 'CHROME_PATH',
  candidates: async () => [...installedChrome(), ...(await downloadedChrome())],
  version: (path) => printed(/\d+/, path, '--version'),
  packages: ['chromium'],
  download: { run: downloadChrome, what: `it be downloaded into ${downloads}` },
};

const firefox: Source = {
  name: 'Firefox',
  driver: 'firefox',
  variable: 'FIREFOX_PATH',
  candidates: (env) => [
    ...inPath(env, 'firefox-esr'),
    ...inPath(env, 'firefox'),
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    join(env['ProgramFiles'] ?? '', 'Mozilla Firefox', 'firefox.exe'),
  ],
  version: (path) => printed(/\d+/, path, '--version'),
  packages: ['firefox-esr'],
};

const webkit: Source = {
  name: 'WebKit',
  driver: 'webkit',
  candidates: (env) =>
    inPath(env, 'WebKitWebDriver').length && inPath(env, 'Xvfb').length
      ? globSync('/usr/{lib,lib/*,libexec}/webkit2gtk-4.*/MiniBrowser')
      : [],
  // MiniBrowser itself needs a screen to print its version.
  version: () => printed(/\d+\.\d+/, 'sh', '-c', "dpkg-query -W -f='${Version}' webkit2gtk-driver || true"),
  packages: ['webkit2gtk-driver', 'xvfb'],
};

/** The oldest supported browsers, as far as they are available, and some between them and the current ones. */
const old: Record<string, Source> = {
  ...Object.fromEntries(
    oldChromiums.map((chromium): [string, Source] => {
      const major = parseInt(chromium.version);
      const source: Source = {
        name: `Chromium ${major}`,
        driver: 'old-chromium',
        candidates: (env) => [oldChromiumPath(chromium, env)],
        version: (path) => oldChromiumVersion(path).then(() => ''),
        download: {
          run: (env) => downloadOldChromium(chromium, env),
          what: `npm fetch @sparticuz/chromium@${chromium.version}, on x64 Linux`,
        },
      };
      return [`chromium-${major}`, source];
    }),
  ),
  'firefox-115': {
    ...firefox,
    name: 'Firefox 115, mimicked by Firefox',
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/115.0',
  },
  'safari-16.4': {
    ...webkit,
    name: 'Safari 16.4, mimicked by WebKit',
    userAgent:
      'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.4 Safari/605.1.15',
  },
};

const sources: Record<string, Source> = { chromium, firefox, webkit, ...old };

/**
 * Finds the engines to test in. Chromium is required; Firefox and WebKit are used if they are installed, and older
 * engines only on request. `ENGINES`, a list such as `chromium,webkit`, requires exactly these. If a required engine is
 * missing, it is installed with apt, given root, or downloaded.
 *
 * @throws an `Error` that says how to provide a required engine, if all of this fails
 */
export async function findEngines(env: Environment = process.env): Promise<Engines> {
  const asked = env['ENGINES'] ? env['ENGINES'].split(',').map((name) => name.trim()) : undefined;
  const unknown = asked?.filter((name) => !(name in sources)) ?? [];
  if (unknown.length) {
    throw new Error(
      `Unknown in ENGINES: ${unknown.join(', ')}. Choose from ${Object.keys(sources).join(', ')}.`,
    );
  }
  const engines: Engines = { found: [], missing: [] };
  for (const [key, source] of Object.entries(sources)) {
    if (asked ? !asked.includes(key) : key in old) continue;
    const needed = asked !== undefined || key === 'chromium';
    const { name, driver, userAgent } = source;
    const place = (await locate(source, env)) ?? (needed ? await provide(source, env) : undefined);
    if (place) engines.found.push({ key, name, driver, ...(userAgent && { userAgent }), ...place });
    else engines.missing.push(source.name);
  }
  return engines;
}

/** One line to display, e.g. `Engines: Chromium 156, WebKit 2.50; not found: Firefox`. */
export function describeEngines({ found, missing }: Engines): string {
  const names = found.map(({ name, version }) => `${name} ${version}`.trim());
  return `Engines: ${names.join(', ')}; not found: ${missing.join(', ') || 'none'}`;
}

type Place = Pick<Engine, 'path' | 'version'>;

async function locate(source: Source, env: Environment): Promise<Place | undefined> {
  const chosen = source.variable && env[source.variable];
  for (const path of chosen ? [chosen] : await source.candidates(env)) {
    const version = await versionOf(source, path);
    if (version !== undefined) return { path, version };
  }
  if (chosen) throw new Error(`${source.variable} is ${chosen}, which cannot be run.`);
  return undefined;
}

/** The version of the browser at `path`, or `undefined` if there is none that runs. */
async function versionOf(source: Source, path: string): Promise<string | undefined> {
  return existsSync(path) ? source.version(path).catch(() => undefined) : undefined;
}

/** The first match in what a command prints; empty if there is none. */
async function printed(pattern: RegExp, command: string, ...args: string[]): Promise<string> {
  // On Windows, Chrome opens a window when run with `--version`.
  if (process.platform === 'win32') return '';
  const { stdout } = await run(command, args, { timeout: 20_000 });
  return pattern.exec(stdout)?.[0] ?? '';
}

/** Installs or downloads a required engine. */
async function provide(source: Source, env: Environment): Promise<Place> {
  const { name, variable, packages, download } = source;
  const attempts = download ? [() => download.run(env)] : [];
  if (packages && process.getuid?.() === 0 && inPath(env, 'apt-get').length)
    attempts.unshift(() => aptInstall(packages, env));

  const failures: string[] = [];
  for (const attempt of attempts) {
    console.log(`${name} is missing. Fetching it.`);
    await attempt().catch((error: unknown) => failures.push(String(error)));
    const place = await locate(source, env);
    if (place) return place;
  }
  const ways: string[] = [];
  if (packages) ways.push('install it');
  if (variable) ways.push(`set ${variable} to its executable`);
  if (packages) ways.push(`run as root where \`apt-get install ${packages.join(' ')}\` works`);
  if (download) ways.push(`let ${download.what}`);
  const advice = ways.join(', or ').replace(/^./, (letter) => letter.toUpperCase());
  throw new Error([`${name} was not found. ${advice}.`, ...failures].join('\n'));
}

/** Installs Debian packages; needs root. */
export async function aptInstall(packages: string[], env: Environment): Promise<void> {
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}

async function downloadChrome(): Promise<void> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error('Chrome cannot be downloaded for this platform.');
  const buildId = await resolveBuildId(Browser.CHROME, platform, 'stable');
  await install({ browser: Browser.CHROME, buildId, cacheDir: downloads });
}

async function downloadedChrome(): Promise<string[]> {
  const installed = await getInstalledBrowsers({ cacheDir: downloads });
  return installed.filter(({ browser }) => browser === Browser.CHROME).map((chrome) => chrome.executablePath);
}

function installedChrome(): string[] {
  try {
    return Launcher.getInstallations();
  } catch {
    return []; // thrown on Linux if there is none
  }
}

/** The paths of a command in the folders of the PATH. */
export function inPath(env: Environment, command: string): string[] {
  const folders = env['PATH']?.split(delimiter) ?? [];
  return folders.map((folder) => join(folder, command)).filter((path) => existsSync(path));
}
