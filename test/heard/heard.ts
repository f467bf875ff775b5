/**
 * `npm run heard`: compares what a screen reader, Orca, says about the element in Firefox and Chromium, side by side,
 * with the transcripts beside this file.
 *
 *   npm run heard -- retry toggle         only these scenarios from scenarios.ts
 *   npm run heard -- --browser firefox    only this browser
 *   npm run heard -- --update             updates the transcripts
 *
 * On Debian, as root, it installs missing programs with apt.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { aptInstall, describeEngines, type Engine, findEngines, inPath } from '../browsers/engines.ts';
import type { Heard } from './listener.ts';
import { scenarios } from './scenarios.ts';
import { compare, readScenarios, writeScenario } from './transcript.ts';

/** The programs that make up a desktop, and their Debian packages. */
const tools = {
  orca: 'orca',
  'at-spi-bus-launcher': 'at-spi2-core',
  'dbus-run-session': 'dbus',
  openbox: 'openbox',
  xdotool: 'xdotool',
  Xvfb: 'xvfb',
};

const { values: options, positionals } = parseArgs({
  options: { update: { type: 'boolean' }, browser: { type: 'string' } },
  allowPositionals: true,
});
const names = Object.keys(scenarios).filter((name) => !positionals.length || positionals.includes(name));
let [asWritten, different] = [0, 0];

const unknown = positionals.filter((name) => !(name in scenarios));
if (unknown.length)
  fail(`Unknown scenario: ${unknown.join(', ')}. Choose from ${Object.keys(scenarios).join(', ')}.`);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(1));
if (!['chromium', 'firefox'].includes(options.browser ?? 'firefox'))
  fail(`--browser must be chromium or firefox, not ${options.browser}.`);
await provideTools();
const ENGINES = options.browser ?? 'chromium,firefox';
const engines = await findEngines({ ...process.env, ENGINES }).catch((error: unknown) => fail(String(error)));
console.log(describeEngines(engines));
await Promise.all(engines.found.map(listenTo));
if (different && loadavg()[0]! > 2 * availableParallelism())
  console.log(
    `This machine is busy: its load is ${loadavg()[0]!.toFixed(0)}. Under such a load, Orca leaves things out.`,
  );
console.log(`${asWritten} as written, ${different} different`);
process.exitCode = different ? 1 : 0;

async function listenTo(engine: Engine, index: number): Promise<void> {
  const file = join(import.meta.dirname, `${engine.key}.md`);
  const written = existsSync(file) ? readScenarios(await readFile(file, 'utf8')) : new Map<string, string>();
  const due = new Set(names);
  const output = await listen(engine, index, ({ name, turns, problem, seconds }) => {
    due.delete(name);
    const heard = writeScenario(name, turns);
    problem ||= turns.every(({ heard }) => !heard.length) ? 'Nothing was heard.' : '';
    const isSame = !problem && (options.update || written.get(name) === heard);
    console.log(`${isSame ? '✓' : '✗'} ${engine.name}: ${name} (${seconds.toFixed(0)} s)`);
    if (isSame) asWritten++;
    else {
      different++;
      console.log(problem || 'Lines with - are in the transcript, lines with + were heard.');
      console.log(compare(written.get(name) ?? '', heard));
    }
    if (!problem) written.set(name, heard);
  });
  for (const name of due) console.log(`✗ ${engine.name}: ${name} was not heard`);
  different += due.size;
  if (due.size) console.log(output);
  if (options.update) await writeFile(file, transcript(engine, written));
}

function transcript({ name, version }: Engine, heard: Map<string, string>): string {
  const texts = Object.keys(scenarios).flatMap((name) => heard.get(name) ?? []);
  const orca = execFileSync('orca', ['--version'], { encoding: 'utf8' }).trim();
  const title = `# Orca ${orca} in ${name} ${version}`;
  const about =
    'What a trader does, and what Orca says then, if anything. Written by `npm run heard -- --update`.';
  return `${title}\n\n${about}\n\n${texts.join('\n')}`;
}

/** Runs the scenarios in a browser; resolves with the output of all programs involved. */
async function listen(engine: Engine, index: number, onHeard: (heard: Heard) => void): Promise<string> {
  const home = mkdtempSync(join(tmpdir(), 'heard-'));
  process.once('exit', () => rmSync(home, { recursive: true, force: true }));
  const runtime = join(home, 'run');
  await mkdir(runtime, { mode: 0o700 });
  const isRoot = process.getuid?.() === 0;
  const child = spawn(
    'unshare',
    [
      // Orca refuses to start beside another instance. The namespace also ends whatever was started in it.
      ...['--pid', '--fork', '--kill-child', '--mount-proc', ...(isRoot ? [] : ['--map-root-user'])],
      ...['dbus-run-session', '--', process.execPath, join(import.meta.dirname, 'listener.ts')],
      ...[JSON.stringify(engine), ...names],
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // Nothing from the desktop that this may run on.
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        // Holds the address of the accessibility bus: if it were shared, one desktop would take the other's.
        XDG_RUNTIME_DIR: runtime,
        XDG_DATA_HOME: join(home, 'data'),
        DISPLAY: freeDisplay(index),
        GSETTINGS_BACKEND: 'memory',
        LANG: 'C.UTF-8',
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream!.setEncoding('utf8').on('data', (text: string) => (output += text));
  child.on('message', onHeard);
  await once(child, 'close');
  return output;
}

/** A display that no X server uses. */
function freeDisplay(index: number): string {
  let number = 100 + index * 100;
  while (existsSync(`/tmp/.X${number}-lock`)) number++;
  return `:${number}`;
}

async function provideTools(): Promise<void> {
  const missing = () => Object.keys(tools).filter((tool) => !isInstalled(tool)) as (keyof typeof tools)[];
  if (!missing().length) return;
  const packages = [...new Set(missing().map((tool) => tools[tool]))];
  console.log(`Installing ${packages.join(', ')}.`);
  await aptInstall(packages, process.env).catch((error: unknown) => console.log(String(error)));
  if (missing().length)
    fail(
      `Missing: ${missing().join(', ')}. Run this as root where \`apt-get install ${packages.join(' ')}\` works.`,
    );
}

/** `at-spi-bus-launcher` is in a folder outside the PATH. */
function isInstalled(tool: string): boolean {
  return inPath({ PATH: `${process.env['PATH']}:/usr/libexec` }, tool).length > 0;
}

function fail(message: string): never {
  console.log(message);
  process.exit(1);
}
