import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { promisify } from 'node:util';

const root = join(import.meta.dirname, '../..');
const readJson = async (path: string) => JSON.parse(await readFile(join(root, path), 'utf8')) as never;

/** Runs a command; rejects with what it printed, if it fails. */
async function run(command: string): Promise<string> {
  const ended = promisify(exec)(command, { cwd: root, env: { ...process.env, NO_COLOR: '1' } });
  const { stdout } = await ended.catch((error: unknown) => {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${command}\n${stdout}${stderr}`);
  });
  return stdout;
}

describe('the package', () => {
  let folder: string;
  let tarball: string;
  let files: string[];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'et-secret-question-'));
    // Without its script, which would build again while other tests load what is built.
    const output = await run(`npm pack --json --ignore-scripts --pack-destination "${folder}"`);
    const [packed] = Object.values(JSON.parse(output) as Record<string, Packed>);
    tarball = join(folder, packed!.filename);
    files = packed!.files.map(({ path }) => path);
  });

  after(() => rm(folder, { recursive: true }));

  it('is what publint wants, strictly', async () => {
    await run(`publint --strict "${tarball}"`);
  });

  it('has types that arethetypeswrong finds right, for ESM', async () => {
    await run(`attw --profile esm-only "${tarball}"`);
  });

  it('has what is built of src/ and what is to be read, and nothing else', () => {
    const modules = globSync('**/*.ts', { cwd: join(root, 'src') }).map((path) =>
      path.replaceAll('\\', '/').replace('.ts', ''),
    );
    // English is in the element.
    const languages = modules.filter((path) => path.startsWith('locales/') && path !== 'locales/en');
    const built = [
      ...['et-secret-question.min.js', 'et-secret-question.min.js.map', 'integrity.json'],
      'THIRD-PARTY-LICENSES.txt',
      ...['vscode.css-custom-data.json', 'vscode.html-custom-data.json', 'web-types.json'],
      ...['jsx', 'preact', 'react', 'solid', 'svelte', 'vue'].map((name) => `types/${name}.d.ts`),
      ...modules.flatMap((path) => [`${path}.js`, `${path}.js.map`, `${path}.d.ts`]),
      ...languages.map((path) => `${path}.min.js`),
    ].map((path) => `dist/${path}`);
    const read = ['CHANGELOG.md', 'LICENSE', 'README.md', 'custom-elements.json', 'package.json'];
    assert.deepEqual(files.toSorted(), [...built, ...read].sort());
  });

  it('could be published', async () => {
    const output = await run(`npm publish --dry-run --offline --ignore-scripts "${tarball}"`);
    assert.match(output, /^\+ et-secret-question@\d/m);
  });

  it('has every file that package.json names', async () => {
    const { unpkg, jsdelivr, customElements, types, ...others }: Manifest = await readJson('package.json');
    for (const path of [unpkg, jsdelivr, customElements, types, others['web-types']]) {
      assert.ok(files.includes(path.replace('./', '')), path);
    }
  });

  it('has the licences of all that is in its script, which names them', async () => {
    const licences = await readFile(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const map: { sources: string[] } = await readJson('dist/et-secret-question.min.js.map');
    const packages = new Set(
      map.sources.flatMap((path) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1] ?? []),
    );
    assert.ok(packages.size > 3, [...packages].join());
    for (const name of packages) assert.match(licences, new RegExp(`^(?:.*, )?${name} \\d`, 'm'));
    for (const holder of ['Google LLC', 'Sindre Sorhus', 'A Beautiful Site, LLC']) {
      assert.match(licences, new RegExp(`^Copyright .*${holder}`, 'm'));
    }
    const script = await readFile(join(root, 'dist/et-secret-question.min.js'), 'utf8');
    assert.match(script, /^\ufeff\/\*![^]*\bTHIRD-PARTY-LICENSES\.txt\b[^]*?\*\//);
  });

  it('lets its scripts and data be imported by path, and keeps its inner modules to itself', () => {
    const isExported = (path: string) => {
      try {
        // As others resolve it, because a package may name itself.
        return Boolean(import.meta.resolve(`et-secret-question/${path}`));
      } catch (error) {
        assert.equal((error as NodeJS.ErrnoException).code, 'ERR_PACKAGE_PATH_NOT_EXPORTED');
        return false;
      }
    };
    assert.deepEqual(
      files.filter((path) => path.startsWith('dist/') && isExported(path)).sort(),
      files.filter((path) => /\.(min\.js|json)$/.test(path) && path.startsWith('dist/')).sort(),
    );
  });

  it('depends on every package that its modules and types import, and on no other', async () => {
    const { dependencies, peerDependencies, peerDependenciesMeta }: Manifest = await readJson('package.json');
    const imported = new Set<string>();
    for (const path of files.filter((path) => /^dist\/(?!.*\.min\.js$).*(\.js|\.d\.ts)$/.test(path))) {
      const text = await readFile(join(root, path), 'utf8');
      const imports = text.matchAll(/^(?:im|ex)port\b[^;]*?\bfrom ["']((?:@[\w-]+\/)?[\w-][\w.-]*)/gm);
      for (const [, name = ''] of imports) imported.add(name);
    }
    const peers = Object.keys(peerDependencies);
    assert.deepEqual([...imported].sort(), [...Object.keys(dependencies), ...peers].sort());
    // Who uses one framework does not need the others.
    assert.deepEqual(
      peers.filter((name) => !peerDependenciesMeta[name]?.optional),
      [],
    );
  });

  it('has a hash for every script of a tag', async () => {
    const hashes: Record<string, string> = await readJson('dist/integrity.json');
    const scripts = files.filter((path) => path.endsWith('.min.js')).map((path) => path.replace('dist/', ''));
    assert.deepEqual(Object.keys(hashes).sort(), scripts.sort());
  });

  it('has a source map with sources in it for every module, and only for these', async () => {
    for (const path of files.filter((path) => path.endsWith('.map'))) {
      assert.ok(files.includes(path.replace('.map', '')), path);
      const { sources, sourcesContent = [] }: { sources: string[]; sourcesContent?: string[] } =
        await readJson(path);
      assert.equal(sources.length, sourcesContent.filter(Boolean).length, path);
    }
  });
});

interface Packed {
  filename: string;
  files: { path: string }[];
}

interface Manifest {
  unpkg: string;
  jsdelivr: string;
  customElements: string;
  types: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional?: boolean }>;
  'web-types': string;
}
