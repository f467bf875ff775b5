import { readFile } from 'node:fs/promises';
import { build, type OnLoadResult, type Plugin } from 'esbuild';

type Compile = (source: string, path: string) => OnLoadResult | Promise<OnLoadResult>;

/** What esbuild does not compile itself, by file extension. Compilers load when they are first needed. */
const compilers: Record<string, Compile> = {
  async vue(source, path) {
    const { compileScript, parse } = await import('vue/compiler-sfc');
    const isCustomElement = (tag: string) => tag === 'et-secret-question';
    const { descriptor, errors } = parse(source, {
      filename: path,
      templateParseOptions: { isCustomElement },
    });
    if (errors[0]) throw errors[0];
    const { content } = compileScript(descriptor, { id: path, inlineTemplate: true });
    return { contents: content, loader: 'ts' };
  },

  async svelte(source, path) {
    const { compile } = await import('svelte/compiler');
    const { js, warnings } = compile(source, { filename: path, dev: true });
    // People copy this code: a warning is an error.
    return { contents: js.code, errors: warnings.map(({ message }) => ({ text: message })) };
  },

  async tsx(source, path) {
    if (!source.includes('@jsxImportSource solid-js')) return { contents: source, loader: 'tsx' };
    const [{ transformAsync }, { default: solidPreset }] = await Promise.all([
      import('@babel/core'),
      import('babel-preset-solid'),
    ]);
    const options = {
      filename: path,
      babelrc: false,
      configFile: false,
      parserOpts: { plugins: ['jsx', 'typescript'] },
      presets: [solidPreset],
    };
    return { contents: (await transformAsync(source, options))?.code ?? '', loader: 'ts' };
  },
};

const languages: Plugin = {
  name: 'languages',
  setup(build) {
    for (const [language, compile] of Object.entries(compilers)) {
      build.onLoad({ filter: new RegExp(`\\.${language}$`) }, async ({ path }) =>
        compile(await readFile(path, 'utf8'), path),
      );
    }
  },
};

/**
 * Bundles the script at `path`, which may import TypeScript, JSX, Vue, Svelte and Solid, for browsers. The package's
 * name resolves to its build. Everything is in development mode, so that frameworks warn. A path that contains
 * `react-18` gets React 18.
 */
export async function bundle(path: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [path],
    bundle: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
    conditions: ['development'],
    jsx: 'automatic',
    loader: { '.css': 'text' },
    alias: path.includes('react-18') ? { react: 'react-18', 'react-dom': 'react-dom-18' } : {},
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    // Not tsconfig.json, whose `paths` point to the source of the package.
    tsconfigRaw: {
      compilerOptions: {
        experimentalDecorators: true,
        useDefineForClassFields: false,
        verbatimModuleSyntax: true,
      },
    },
    plugins: [languages],
  });
  return outputFiles[0]?.text ?? '';
}
