import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';
import assert from 'node:assert/strict';
import { exec, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { TestContext } from 'node:test';
import { promisify, stripVTControlCharacters } from 'node:util';
import { listen } from '../../demo/listen.ts';

const root = join(import.meta.dirname, '../..');

type Environment = Record<string, string | undefined>;

/** An environment with this version of Node, but without anything installed in this repository. */
const environment: Environment = {
  ...process.env,
  PATH: [
    dirname(process.execPath),
    ...process.env['PATH']!.split(delimiter).filter((path) => !path.startsWith(root)),
  ].join(delimiter),
  NODE_TEST_CONTEXT: undefined,
  NO_COLOR: '1',
  FORCE_COLOR: undefined,
  NEXT_TELEMETRY_DISABLED: '1',
  NUXT_TELEMETRY_DISABLED: '1',
  NG_CLI_ANALYTICS: 'false',
  ASTRO_TELEMETRY_DISABLED: '1',
  STORYBOOK_DISABLE_TELEMETRY: '1',
};

/** A fresh project with the package, in a temporary folder that is deleted after the test unless `KEEP` is set. */
export interface Project {
  folder: string;
  /** Runs a shell command in it; resolves with the output. */
  run(command: string, env?: Environment): Promise<string>;
  /** Starts a Node program in it that serves a site until the test ends; resolves with the URL that it prints. */
  serve(args: string[], env?: Environment): Promise<string>;
  /** Serves the files in one of its folders until the test ends; resolves with the URL. */
  serveFiles(path: string): Promise<string>;
}

/**
 * Copies a project from one of the folders here, and installs its dependencies, the packed package, and any other
 * packages given. Fails if npm reports a conflict between them.
 */
export async function createProject(
  test: TestContext,
  name: string,
  ...packages: string[]
): Promise<Project> {
  const folder = await mkdtemp(join(tmpdir(), `et-secret-question-${name}-`));
  const servers: AsyncDisposable[] = [];
  test.after(async () => {
    for (const server of servers) await server[Symbol.asyncDispose]();
    if (process.env['KEEP']) console.log(folder);
    else await rm(folder, { recursive: true, maxRetries: 3 });
  });

  const run = async (command: string, { cwd = folder, env = {} } = {}) => {
    const options = { cwd, env: { ...environment, ...env }, maxBuffer: Infinity };
    const { stdout, stderr } = await promisify(exec)(command, options).catch((error: unknown) => {
      const { stdout, stderr } = error as { stdout: string; stderr: string };
      throw new Error(`${command}\n${stripVTControlCharacters(stdout + stderr)}`);
    });
    return stdout + stderr;
  };

  await cp(join(import.meta.dirname, name), folder, { recursive: true });
  await cp(join(import.meta.dirname, 'step-one.ts'), join(folder, 'step-one.ts'));
  await run(`npm pack --ignore-scripts --pack-destination "${folder}"`, { cwd: root });
  const installed = await run(
    `npm install --no-audit --no-fund --prefer-offline ./et-secret-question-*.tgz ${packages.join(' ')}`,
  );
  assert.doesNotMatch(installed, /ERESOLVE/);

  return {
    folder,
    run: (command, env) => run(command, { env }),
    async serveFiles(path) {
      const site = await listen(new Hono().get('/*', serveStatic({ root: join(folder, path) })), 0);
      test.after(() => site.close());
      return site.origin;
    },
    async serve(args, env) {
      const server = spawn(process.execPath, args, {
        cwd: folder,
        env: { ...environment, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const closed = once(server, 'close');
      servers.push({
        async [Symbol.asyncDispose]() {
          server.kill();
          await closed;
        },
      });
      let output = '';
      const url = new Promise<string>((resolve) => {
        for (const stream of [server.stdout, server.stderr]) {
          stream.setEncoding('utf8').on('data', (text: string) => {
            output += stripVTControlCharacters(text);
            const [found] = /http:\/\/\S+:\d+/.exec(output) ?? [];
            if (found) resolve(found);
          });
        }
      });
      const end = closed.then(() => {
        throw new Error(`${args.join(' ')} ended early.\n${output}`);
      });
      end.catch(() => undefined);
      return Promise.race([url, end]);
    },
  };
}
