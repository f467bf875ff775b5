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

const run = promisify(execFile);
const downloads = join(homedir(), '.cache', 'puppeteer');

type Environment = Record<string, string | undefined>;
type EngineName = 'Chromium' | 'Firefox' | 'WebKit';

/** A browser that the tests run in. */
export interface Engine {
  name: EngineName;
  /** The browser's executable. */
  path: string;
  /** As short as it is telling, e.g. `140`; empty if the browser does not say. */
  version: string;
}

export interface Engines {
  found: Engine[];
  missing: EngineName[];
}

interface Source {
  name: EngineName;
  /** The environment variable that names the executable, and then the only place that is looked at. */
  variable?: string;
  candidates: (env: Environment) => string[] | Promise<string[]>;
  /** Prints the version; fails when the browser cannot run here. */
  versionCommand: (path: string) => [command: string, args: string[]];
  version: RegExp;
  /** The Debian packages that bring it. */
  packages: string[];
  download?: () => Promise<void>;
}

const sources: Record<string, Source> = {
  chromium: {
    name: 'Chromium',
    variable: 'CHROME_PATH',
    candidates: async () => [...installedChrome(), ...(await downloadedChrome())],
    versionCommand: (path) => [path, ['--version']],
    version: /\d+/,
    packages: ['chromium'],
    download: downloadChrome,
  },
  firefox: {
    name: 'Firefox',
    variable: 'FIREFOX_PATH',
    candidates: (env) => [
      ...inPath(env, 'firefox-esr'),
      ...inPath(env, 'firefox'),
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      join(env['ProgramFiles'] ?? '', 'Mozilla Firefox', 'firefox.exe'),
    ],
    versionCommand: (path) => [path, ['--version']],
    version: /\d+/,
    packages: ['firefox-esr'],
  },
  webkit: {
    name: 'WebKit',
    candidates: (env) =>
      inPath(env, 'WebKitWebDriver').length && inPath(env, 'Xvfb').length
        ? globSync('/usr/{lib,lib/*,libexec}/webkit2gtk-4.*/MiniBrowser')
        : [],
    // MiniBrowser itself wants a screen to tell its version.
    versionCommand: () => ['sh', ['-c', "dpkg-query -W -f='${Version}' webkit2gtk-driver || true"]],
    version: /\d+\.\d+/,
    packages: ['webkit2gtk-driver', 'xvfb'],
  },
};

/**
 * Finds the engines to test in. Chromium is always needed, Firefox and WebKit are used where they are installed.
 * `ENGINES`, a list such as `chromium,webkit`, asks for exactly these. What is needed and not here is installed
 * with apt, given root, or downloaded.
 *
 * @throws an `Error` that says how to provide an engine that is needed, when it cannot be had
 */
export async function findEngines(env: Environment = process.env): Promise<Engines> {
  const asked = env['ENGINES'] ? env['ENGINES'].split(',').map((name) => name.trim()) : undefined;
  const unknown = asked?.filter((name) => !(name in sources)) ?? [];
  if (unknown.length) {
    throw new Error(`ENGINES names ${unknown.join(', ')}; there are ${Object.keys(sources).join(', ')}.`);
  }
  const engines: Engines = { found: [], missing: [] };
  for (const [key, source] of Object.entries(sources)) {
    if (asked && !asked.includes(key)) continue;
    const needed = asked !== undefined || key === 'chromium';
    const engine = (await locate(source, env)) ?? (needed ? await provide(source, env) : undefined);
    if (engine) engines.found.push(engine);
    else engines.missing.push(source.name);
  }
  return engines;
}

/** One line for a person, e.g. `Engines: Chromium 156, WebKit 2.50; not found: Firefox`. */
export function describeEngines({ found, missing }: Engines): string {
  const names = found.map(({ name, version }) => `${name} ${version}`.trim());
  return `Engines: ${names.join(', ')}; not found: ${missing.join(', ') || 'none'}`;
}

async function locate(source: Source, env: Environment): Promise<Engine | undefined> {
  const chosen = source.variable && env[source.variable];
  for (const path of chosen ? [chosen] : await source.candidates(env)) {
    const version = await versionOf(source, path);
    if (version !== undefined) return { name: source.name, path, version };
  }
  if (chosen) throw new Error(`${source.variable} is ${chosen}, which cannot be run.`);
  return undefined;
}

/** The version of the browser at `path`, or nothing when there is none that runs. */
async function versionOf(source: Source, path: string): Promise<string | undefined> {
  if (!existsSync(path)) return undefined;
  // There, Chrome takes `--version` for a wish to open a window.
  if (process.platform === 'win32') return '';
  const output = await run(...source.versionCommand(path), { timeout: 20_000 }).catch(() => undefined);
  return output && (source.version.exec(output.stdout)?.[0] ?? '');
}

/** Installs or downloads an engine that is needed. */
async function provide(source: Source, env: Environment): Promise<Engine> {
  const { name, variable, packages, download } = source;
  const attempts = download ? [download] : [];
  if (process.getuid?.() === 0 && inPath(env, 'apt-get').length)
    attempts.unshift(() => aptInstall(packages, env));

  const failures: string[] = [];
  for (const attempt of attempts) {
    console.log(`${name} is not here yet: fetching it.`);
    await attempt().catch((error: unknown) => failures.push(String(error)));
    const engine = await locate(source, env);
    if (engine) return engine;
  }
  const ways = ['Install it'];
  if (variable) ways.push(`set ${variable} to its executable`);
  ways.push(`run as root where \`apt-get install ${packages.join(' ')}\` works`);
  if (download) ways.push(`let it be downloaded into ${downloads}`);
  throw new Error([`${name} was not found. ${ways.join(', or ')}.`, ...failures].join('\n'));
}

async function aptInstall(packages: string[], env: Environment): Promise<void> {
  const options = { env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...packages], options);
}

async function downloadChrome(): Promise<void> {
  const platform = detectBrowserPlatform();
  if (!platform) throw new Error('There is no Chrome to download for this platform.');
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
    return []; // how it says on Linux that there is none
  }
}

function inPath(env: Environment, command: string): string[] {
  const folders = env['PATH']?.split(delimiter) ?? [];
  return folders.map((folder) => join(folder, command)).filter((path) => existsSync(path));
}
