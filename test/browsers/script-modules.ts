import { globSync } from 'node:fs';
import { join, posix } from 'node:path';
import { rollup } from 'rollup';
import { loadConfigFile } from 'rollup/loadConfigFile';
import type { TestRunnerPlugin } from '@web/test-runner';

const root = join(import.meta.dirname, '../..');
const FOLDER = '/script-modules/';

/**
 * Makes test pages import the code of the script-tag file, split into modules, in place of the modules of `src/`. If
 * `whole`, without the replacements in its libraries.
 */
export function scriptModules({ whole }: { whole: boolean }): TestRunnerPlugin {
  let modules: Map<string, string>;
  return {
    name: 'script-modules',
    async serverStart() {
      const omitted = ['licenses', 'integrity', 'themes', ...(whole ? ['replace'] : [])];
      const { options } = await loadConfigFile(join(root, 'rollup.config.mjs'), {});
      const files = globSync('dist/{*,locales/*}.js', {
        cwd: root,
        exclude: ['**/*.min.js', 'dist/react.js', 'dist/angular.js'],
      });
      const { generate } = await rollup({
        input: Object.fromEntries(files.map((file) => [file.slice('dist/'.length, -'.js'.length), file])),
        plugins: options[0]!.plugins.filter(({ name }) => !omitted.includes(name)),
        logLevel: 'silent',
      });
      const { output } = await generate({ format: 'es' });
      modules = new Map(
        output.flatMap((file) => (file.type === 'chunk' ? [[FOLDER + file.fileName, file.code]] : [])),
      );
    },
    resolveImport({ source, context }) {
      const path = posix.resolve(posix.dirname(context.path), source);
      const inScript = path.replace(/^\/src\//, FOLDER);
      return modules.has(inScript) ? inScript : undefined;
    },
    serve: ({ path }) => modules.get(path),
  };
}
