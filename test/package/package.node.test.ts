import assert from 'node:assert/strict';
import { exec } from 'node:child_process';
import { globSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';

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

  it('has types that hold for compilers that check those of libraries, too', () => {
    const types = files.filter((path) => path.endsWith('.d.ts')).map((path) => join(root, path));
    const program = ts.createProgram(types, {
      strict: true,
      exactOptionalPropertyTypes: true,
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.NodeNext,
      lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
      types: [],
    });
    const problems = types.flatMap((path) => program.getSemanticDiagnostics(program.getSourceFile(path)));
    assert.equal(ts.formatDiagnostics(problems, formatHost), '');
  });

  it('has what is built of src/ and what is to be read, and nothing else', () => {
    const modules = globSync('**/*.ts', { cwd: join(root, 'src') }).map((path) =>
      path.replaceAll('\\', '/').replace('.ts', ''),
    );
    // English is in the element.
    const languages = modules.filter((path) => path.startsWith('locales/') && path !== 'locales/en');
    const scripts = ['et-secret-question.min.js', 'et-secret-question.esm.min.js'];
    const built = [
      ...scripts.flatMap((path) => [path, `${path}.map`]),
      ...['integrity.json', 'llms.txt', 'THIRD-PARTY-LICENSES.txt'],
      ...['vscode.css-custom-data.json', 'vscode.html-custom-data.json', 'web-types.json'],
      ...['jsx', 'preact', 'react', 'solid', 'svelte', 'vue'].map((name) => `types/${name}.d.ts`),
      ...modules.flatMap((path) => [`${path}.js`, `${path}.js.map`, `${path}.d.ts`]),
      ...languages.map((path) => `${path}.min.js`),
      ...globSync('*.css', { cwd: join(root, 'demo/themes') }).map((path) => `themes/${path}`),
    ].map((path) => `dist/${path}`);
    const read = [
      ...['LICENSE', 'custom-elements.json', 'package.json'],
      ...globSync(['*.md', 'demo/images/*'], { cwd: root }),
    ].map((path) => path.replaceAll('\\', '/'));
    assert.deepEqual(files.toSorted(), [...built, ...read].sort());
  });

  it('could be published', async () => {
    const output = await run(`npm publish --dry-run --offline --ignore-scripts "${tarball}"`);
    assert.match(output, /^\+ et-secret-question@\d/m);
  });

  it('has every file that package.json names', async () => {
    const { main, types, unpkg, jsdelivr, customElements, ...others }: Manifest =
      await readJson('package.json');
    for (const path of [main, types, unpkg, jsdelivr, customElements, others['web-types']]) {
      assert.ok(files.includes(path.replace('./', '')), path);
    }
    // For tools that read no `exports`.
    assert.equal(main, others.exports['.']);
  });

  it('has files at all that it exports, and they resolve', async () => {
    const { exports }: Manifest = await readJson('package.json');
    for (const [entry, target] of Object.entries(exports)) {
      const path = typeof target === 'string' ? target : target.types;
      const matching = files.filter((file) => patternOf(path).test(`./${file}`));
      assert.notDeepEqual(matching, [], entry);
      if (typeof target !== 'string') continue; // types alone, which Node does not look for
      for (const file of matching) {
        const [, wildcard = ''] = patternOf(path).exec(`./${file}`)!;
        const specifier = posix.join('et-secret-question', entry.replace('*', wildcard));
        // As others resolve it, because a package may name itself.
        assert.equal(fileURLToPath(import.meta.resolve(specifier)), join(root, file));
      }
    }
  });

  it('keeps its inner modules to itself', () => {
    for (const path of files.filter((path) => /^dist\/.*(?<!\.min)\.(?:js|css|d\.ts|map)$/.test(path))) {
      assert.throws(() => import.meta.resolve(`et-secret-question/${path}`), {
        code: 'ERR_PACKAGE_PATH_NOT_EXPORTED',
      });
    }
  });

  it('exports class, events, error and types from the class module and from the main one', async () => {
    const values = [
      ...['AnswerAcceptedEvent', 'AnswerRejectedEvent', 'AnswerSubmittedEvent'],
      ...['QuestionFailedEvent', 'QuestionLoadedEvent', 'QuestionNotRequiredEvent'],
      ...['SecretQuestionElement', 'SecretQuestionError'],
    ];
    const types = [
      ...['AnswerAcceptedDetail', 'AnswerRejectedDetail', 'AnswerSubmittedDetail'],
      ...['QuestionFailedDetail', 'QuestionLoadedDetail', 'QuestionNotRequiredDetail'],
      ...['EtnaEnvelope', 'Locale', 'PartialLocale', 'QuestionStatus', 'Verdict', 'VerdictDetails'],
      ...['SecretQuestionErrorDetails', 'SecretQuestionErrorKind'],
    ];
    for (const entry of ['element', 'index']) {
      const module = (await import(join(root, `dist/${entry}.js`))) as object;
      assert.deepEqual(Object.keys(module).sort(), values.toSorted(), entry);
      assert.deepEqual(exportsOf(`dist/${entry}.d.ts`), [...values, ...types].sort(), entry);
    }
    // Not imported, because it is for pages alone.
    const script = await readFile(join(root, 'dist/et-secret-question.esm.min.js'), 'utf8');
    const [, list = ''] = /export ?\{([^}]*)\};?\s*\/\/# sourceMappingURL=\S+\s*$/.exec(script) ?? [];
    assert.deepEqual([...list.matchAll(/\bas (\w+)/g)].map(([, name]) => name).sort(), values.toSorted());
  });

  it('loads neither Lit nor ky for its events alone', async () => {
    assert.deepEqual(await packagesOf('dist/events.js'), []);
    assert.deepEqual(await packagesOf('dist/element.js'), ['ky', 'lit']);
  });

  it('says first of all that its React component is for the client', async () => {
    const react = await readFile(join(root, 'dist/react.js'), 'utf8');
    assert.match(react, /^'use client';\n/);
  });

  it('has the licenses of all that it bundles, and names them in its scripts', async () => {
    const licenses = await readFile(join(root, 'dist/THIRD-PARTY-LICENSES.txt'), 'utf8');
    const bundled = new Set<string>();
    for (const path of ['et-secret-question.min.js', 'et-secret-question.esm.min.js', 'react.js']) {
      const map: { sources: string[] } = await readJson(`dist/${path}.map`);
      for (const source of map.sources) {
        const [, name] = /\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(source) ?? [];
        if (name) bundled.add(name);
      }
    }
    assert.deepEqual([...bundled].sort(), [
      '@lit/react',
      '@lit/reactive-element',
      'ky',
      'lit-element',
      'lit-html',
    ]);
    for (const name of bundled) assert.match(licenses, new RegExp(`^(?:.*, )?${name} \\d`, 'm'));
    for (const holder of ['Google LLC', 'Sindre Sorhus']) {
      assert.match(licenses, new RegExp(`^Copyright .*${holder}`, 'm'));
    }
    for (const path of ['et-secret-question.min.js', 'et-secret-question.esm.min.js']) {
      const script = await readFile(join(root, 'dist', path), 'utf8');
      assert.match(script, /^\ufeff\/\*![^]*\bTHIRD-PARTY-LICENSES\.txt\b[^]*?\*\//);
    }
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
    // Who uses one framework does not need the others, and no version of it can refuse the package.
    assert.deepEqual(
      peers.filter((name) => !peerDependenciesMeta[name]?.optional || peerDependencies[name] !== '*'),
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

const formatHost: ts.FormatDiagnosticsHost = {
  getCurrentDirectory: () => root,
  getCanonicalFileName: (path) => path,
  getNewLine: () => '\n',
};

/** What a path of `exports` stands for, with what its `*` stands for as its group. */
const patternOf = (path: string) => new RegExp(`^${path.replaceAll('.', '\\.').replace('*', '(.*)')}$`);

/** The names that a file of types exports, those of types included. */
function exportsOf(path: string): string[] {
  const program = ts.createProgram([join(root, path)], { module: ts.ModuleKind.NodeNext, noLib: true });
  const checker = program.getTypeChecker();
  const module = checker.getSymbolAtLocation(program.getSourceFile(join(root, path))!)!;
  return checker
    .getExportsOfModule(module)
    .map(({ name }) => name)
    .sort();
}

/** The packages that a module imports, be it by way of others of ours. */
async function packagesOf(module: string): Promise<string[]> {
  const modules = new Set([module]);
  const packages = new Set<string>();
  for (const path of modules) {
    const { importedFiles } = ts.preProcessFile(await readFile(join(root, path), 'utf8'));
    for (const { fileName } of importedFiles) {
      if (fileName.startsWith('.')) modules.add(posix.join(posix.dirname(path), fileName));
      else packages.add(fileName.replace(/^((?:@[^/]+\/)?[^/]+).*/, '$1'));
    }
  }
  return [...packages].sort();
}

interface Packed {
  filename: string;
  files: { path: string }[];
}

interface Manifest {
  main: string;
  exports: Record<string, string | { types: string }>;
  unpkg: string;
  jsdelivr: string;
  customElements: string;
  types: string;
  dependencies: Record<string, string>;
  peerDependencies: Record<string, string>;
  peerDependenciesMeta: Record<string, { optional?: boolean }>;
  'web-types': string;
}
