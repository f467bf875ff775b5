import { globSync, readFileSync } from 'node:fs';

const cwd = 'node_modules/et-secret-question';
const { name, exports } = JSON.parse(readFileSync(`${cwd}/package.json`, 'utf8'));
// Scripts that bundle everything are only for pages.
const files = globSync('**/*.{js,json}', { cwd, exclude: ['**/*.min.js'] });

for (const [entry, target] of Object.entries(exports)) {
  if (typeof target !== 'string') continue; // only types
  if (entry === './angular') continue; // needs Angular's compiler, or a build by its CLI
  for (const file of files) {
    const match = new RegExp(`^${target.replace('*', '(.*)')}$`).exec(`./${file.replaceAll('\\', '/')}`);
    if (!match) continue;
    const specifier = name + entry.slice(1).replace('*', match[1]);
    await import(specifier, file.endsWith('.json') ? { with: { type: 'json' } } : {});
    console.log(specifier);
  }
}
