import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { chromiumArgs } from '../browsers/chromium.ts';
import type { Engine } from '../browsers/engines.ts';

const run = promisify(execFile);

/** A desktop without a screen: a browser, and Orca, whose every word is recorded. */
export interface Desktop {
  /** Presses a key, or several at once, such as `shift+Tab`. */
  press(key: string): Promise<void>;
  /** Moves focus into the page, even from the browser's own controls. */
  enterPage(): Promise<void>;
  /** Waits for this many milliseconds of silence; resolves with everything said since the last call. */
  listen(silence?: number): Promise<string[]>;
  /** Whether the browser or Orca has ended. */
  hasEnded(): boolean;
  close(): Promise<void>;
}

/** A message from `orca/silent.py`. */
interface SpeechEvent {
  says?: string;
  cut?: string;
  quiet?: true;
}

/** Milliseconds of silence to wait for. Orca itself collects the changes of live regions for 100 ms. */
const SILENCE = 500;
/** Milliseconds of idleness to wait for: on a busy machine, silence may just mean that speech is late. */
const REST = 200;
const PATIENCE = 60_000;

/** What Orca says as any page loads, if it notices in time: sometimes both, sometimes one of them. */
const ABOUT_THE_PAGE = /^(Loading\. +Please wait\.|Finished loading .*)$/;

const firefoxPreferences = {
  'accessibility.force_disabled': -1,
  'app.normandy.enabled': false,
  'app.update.enabled': false,
  'browser.aboutwelcome.enabled': false,
  'browser.ml.enable': false,
  'browser.preonboarding.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'browser.startup.homepage_override.mstone': 'ignore',
  'browser.translations.enable': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'extensions.getAddons.cache.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'signon.rememberSignons': false,
  'termsofuse.bypassNotification': true,
  'toolkit.telemetry.reportingpolicy.firstRun': false,
};

/**
 * Starts everything, with the browser at `url`. Must run in its own PID namespace, because Orca refuses to start beside
 * another instance, and with its own session bus and `HOME`.
 */
export async function startDesktop({ driver, path }: Engine, url: string): Promise<Desktop> {
  const home = process.env['HOME']!;
  const children: ChildProcess[] = [];
  const logged = (name: string) => openSync(join(home, `${name}.log`), 'w');
  const start = (command: string, args: string[]): ChildProcess => {
    const log = logged(basename(command));
    const child = spawn(command, args, { stdio: ['ignore', log, log] });
    children.push(child);
    return child;
  };

  const x = start('Xvfb', [process.env['DISPLAY']!, '-screen', '0', '1280x900x24', '-noreset']);
  const isUp = () => run('xdotool', ['getdisplaygeometry']).then(Boolean, () => false);
  await waitFor('Xvfb to start', isUp);
  start('openbox', []);
  for (const property of ['IsEnabled', 'ScreenReaderEnabled']) await announceScreenReader(property);

  const preferences = join(home, 'data/orca');
  mkdirSync(preferences, { recursive: true });
  cpSync(join(import.meta.dirname, 'orca'), preferences, { recursive: true });
  const log = logged('orca');
  const orca = spawn('orca', [], { stdio: ['ignore', log, log, 'pipe'] });
  children.push(orca);
  const speech = new Speech(orca.stdio[3] as Readable);
  await waitFor('Orca to start', () => speech.phrases.length > 0);

  const profile = join(home, 'profile');
  mkdirSync(profile);
  if (driver === 'firefox') {
    const lines = Object.entries(firefoxPreferences).map(
      (preference) => `user_pref(${preference.map((part) => JSON.stringify(part)).join()});`,
    );
    writeFileSync(join(profile, 'user.js'), lines.join('\n'));
    start(path, ['--no-remote', '--profile', profile, url]);
  } else {
    mkdirSync(join(profile, 'Default'));
    writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ translate: { enabled: false } }));
    start(path, [
      ...chromiumArgs,
      '--force-renderer-accessibility',
      '--disable-gpu',
      '--disable-sync',
      '--no-default-browser-check',
      '--no-first-run',
      '--password-store=basic',
      `--user-data-dir=${profile}`,
      url,
    ]);
  }

  return {
    async press(key) {
      await run('xdotool', ['key', '--clearmodifiers', key]);
    },

    async enterPage() {
      await run('xdotool', ['mousemove', '640', '880', 'click', '1']);
    },

    async listen(silence = SILENCE) {
      speech.restart();
      await waitFor('Orca to fall silent', () => {
        if (children.some(hasEnded)) throw new Error('The browser or Orca has ended.');
        return speech.isOver(silence);
      });
      return speech.phrases.splice(0);
    },

    hasEnded: () => children.some(hasEnded),

    async close() {
      // Orca may ignore SIGTERM. The X server does not, and cleans up after itself.
      for (const child of children) child.kill(child === x ? 'SIGTERM' : 'SIGKILL');
      if (!hasEnded(x)) await once(x, 'exit');
    },
  };
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null;

/** Everything that Orca says. */
class Speech {
  readonly phrases: string[] = [];
  #isSpeaking = false;
  #silentSince = 0;
  #restingSince = 0;

  constructor(stream: Readable) {
    const lines = createInterface(stream);
    lines.on('line', (line) => {
      this.#hear(JSON.parse(line) as SpeechEvent);
    });
  }

  /** Restarts the measurement of silence. */
  restart(): void {
    this.#silentSince = performance.now();
  }

  isOver(silence: number): boolean {
    const now = performance.now();
    if (isAnyProcessBusy()) this.#restingSince = now;
    return !this.#isSpeaking && now - this.#silentSince > silence && now - this.#restingSince > REST;
  }

  #hear({ says, cut, quiet }: SpeechEvent): void {
    this.#silentSince = performance.now();
    if (says !== undefined) {
      if (!ABOUT_THE_PAGE.test(says)) this.phrases.push(says.replace(/\s+/g, ' ').trim());
      this.#isSpeaking = true;
    }
    if (cut !== undefined) this.phrases.push(`(cut short: ${cut})`);
    if (quiet || cut !== undefined) this.#isSpeaking = false;
  }
}

/** Whether any other process in this PID namespace is running, or waiting for a core or a disk. */
function isAnyProcessBusy(): boolean {
  return readdirSync('/proc').some((pid) => {
    if (!/^\d+$/.test(pid) || Number(pid) === process.pid) return false;
    try {
      // The state follows the name, which may contain spaces and parentheses.
      return /\) [RD]/.test(readFileSync(`/proc/${pid}/stat`, 'latin1'));
    } catch {
      return false; // it has since ended
    }
  });
}

/** Tells the desktop that there is a screen reader, as the setting of a desktop would. */
async function announceScreenReader(property: string): Promise<void> {
  const method = 'org.freedesktop.DBus.Properties.Set';
  await run('dbus-send', [
    '--session',
    '--print-reply',
    '--dest=org.a11y.Bus',
    '/org/a11y/bus',
    method,
    'string:org.a11y.Status',
    `string:${property}`,
    'variant:boolean:true',
  ]);
}

async function waitFor(what: string, condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = performance.now() + PATIENCE;
  while (!(await condition())) {
    if (performance.now() > end) throw new Error(`Timed out waiting for ${what}.`);
    await delay(20);
  }
}
