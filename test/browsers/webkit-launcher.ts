import type { BrowserLauncher, SessionResult } from '@web/test-runner-core';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { freePort } from './free-port.ts';

/** The code points that WebDriver assigns to keys without a character. */
const KEYS: Record<string, string> = {
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Shift: '\uE008',
  Control: '\uE009',
  Alt: '\uE00A',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
  Delete: '\uE017',
  Meta: '\uE03D',
};

const BUTTONS = { left: 0, middle: 1, right: 2 };

interface MouseOptions {
  button?: keyof typeof BUTTONS;
}

/** Drives WebKitGTK's MiniBrowser on a virtual screen, over plain WebDriver, one page at a time. */
export class WebKitLauncher implements BrowserLauncher {
  readonly name: string = 'WebKit';
  /** Makes `@web/test-runner-commands` use `getPage()`, which returns what they need of a Playwright page. */
  readonly type = 'playwright';
  readonly concurrency = 1;

  readonly #miniBrowser: string;
  readonly #args: string[];
  readonly #processes: ChildProcess[] = [];
  readonly #urls = new Map<string, string>();
  #session: Promise<string> | undefined;
  #acting: Promise<unknown> = Promise.resolve();

  /**
   * @param miniBrowser path of MiniBrowser; WebKitWebDriver and Xvfb must be in the PATH
   * @param args additional command-line arguments for it
   */
  constructor(miniBrowser: string, args: string[] = []) {
    this.#miniBrowser = miniBrowser;
    this.#args = args;
    process.once('exit', () => {
      this.#kill();
    });
  }

  async startSession(id: string, url: string): Promise<void> {
    this.#session ??= this.#start();
    await this.#send('POST', '/url', { url });
    this.#urls.set(id, url);
  }

  isActive(id: string): boolean {
    return this.#urls.has(id);
  }

  getBrowserUrl(id: string): string | undefined {
    return this.#urls.get(id);
  }

  async stopSession(id: string): Promise<SessionResult> {
    this.#urls.delete(id);
    await this.#send('DELETE', '/actions');
    await this.#send('POST', '/url', { url: 'about:blank' });
    return {};
  }

  async startDebugSession(): Promise<void> {
    return Promise.reject(new Error('Debug sessions are not supported in WebKit. Use Chromium.'));
  }

  async stop(): Promise<void> {
    await this.#send('DELETE', '').catch(() => undefined);
    this.#kill();
  }

  getPage() {
    const key = (actions: { type: string; value: string }[]) =>
      this.#act({ type: 'key', id: 'keyboard', actions });
    const pointer = (...actions: object[]) => this.#act({ type: 'pointer', id: 'mouse', actions });
    const down = (name: string) => ({ type: 'keyDown', value: KEYS[name] ?? name });
    const up = (name: string) => ({ type: 'keyUp', value: KEYS[name] ?? name });
    const to = (x: number, y: number) => ({ type: 'pointerMove', duration: 0, x, y });
    const button = (type: string, { button = 'left' }: MouseOptions = {}) => ({
      type,
      button: BUTTONS[button],
    });
    return {
      keyboard: {
        type: (characters: string) => key([...characters].flatMap((name) => [down(name), up(name)])),
        press: (name: string) => key([down(name), up(name)]),
        down: (name: string) => key([down(name)]),
        up: (name: string) => key([up(name)]),
      },
      mouse: {
        move: (x: number, y: number) => pointer(to(x, y)),
        click: (x: number, y: number, options?: MouseOptions) =>
          pointer(to(x, y), button('pointerDown', options), button('pointerUp', options)),
        down: (options?: MouseOptions) => pointer(button('pointerDown', options)),
        up: (options?: MouseOptions) => pointer(button('pointerUp', options)),
      },
    };
  }

  /** Performs the actions after all earlier ones, because the driver takes only one request for actions at a time. */
  #act(source: object): Promise<unknown> {
    const acting = this.#acting.then(() => this.#send('POST', '/actions', { actions: [source] }));
    this.#acting = acting.catch(() => undefined);
    return acting;
  }

  /** Starts the screen, the driver, and the browser; resolves with the URL of the WebDriver session. */
  async #start(): Promise<string> {
    const screen = this.#spawn('Xvfb', [
      '-displayfd',
      '3',
      '-screen',
      '0',
      '1280x900x24',
      '-nolisten',
      'tcp',
    ]);
    const [display] = (await orExit(screen, once(screen.stdio[3]!, 'data'))) as [Buffer];

    const port = await freePort();
    const driver = this.#spawn('WebKitWebDriver', [`--port=${port}`, '--host=127.0.0.1'], {
      DISPLAY: `:${display.toString().trim()}`,
      GDK_BACKEND: 'x11',
      NO_AT_BRIDGE: '1',
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
    });
    const url = `http://127.0.0.1:${port}`;
    await orExit(driver, answering(`${url}/status`));

    const { sessionId } = (await webdriver('POST', `${url}/session`, {
      capabilities: {
        alwaysMatch: {
          pageLoadStrategy: 'none',
          'webkitgtk:browserOptions': { binary: this.#miniBrowser, args: ['--automation', ...this.#args] },
        },
      },
    })) as { sessionId: string };
    return `${url}/session/${sessionId}`;
  }

  async #send(method: string, path: string, body?: object): Promise<unknown> {
    return webdriver(method, `${await this.#session}${path}`, body);
  }

  #spawn(command: string, args: string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
    const child = spawn(command, args, {
      detached: true, // a process group, so that the browser that the driver starts ends with it
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    });
    this.#processes.push(child);
    return child;
  }

  #kill(): void {
    for (const { pid } of this.#processes.splice(0)) {
      try {
        process.kill(-pid!, 'SIGKILL');
      } catch {
        // The group has already ended.
      }
    }
  }
}

/** Resolves with `ready`; rejects with the reason if the process ends or cannot be started before that. */
async function orExit<T>(child: ChildProcess, ready: Promise<T>): Promise<T> {
  let log = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (log += text));
  const exit = once(child, 'exit').then(() => {
    throw new Error(`${child.spawnfile} ended early: ${log.trim()}`);
  });
  return Promise.race([ready, exit]);
}

/** Resolves as soon as a server answers at the URL; rejects if none does within 10 seconds. */
async function answering(url: string): Promise<void> {
  const deadline = AbortSignal.timeout(10_000);
  while (!deadline.aborted) {
    const response = await fetch(url, { signal: deadline }).catch(() => undefined);
    if (response?.ok) return;
    await delay(50);
  }
  throw new Error(`Nothing answers at ${url}`);
}

async function webdriver(method: string, url: string, body: object = {}): Promise<unknown> {
  const response = await fetch(url, {
    method,
    body: method === 'POST' ? JSON.stringify(body) : null,
    headers: { 'content-type': 'application/json' },
  });
  const { value } = (await response.json()) as { value: { error?: string; message?: string } | null };
  if (!response.ok) throw new Error(`WebKit: ${value?.error}: ${value?.message}`);
  return value;
}
