import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

const versions = [
  { react: '17.0.2', types: ['17.0.93', '17.0.26'], client: 'hydrate.jsx' },
  { react: '18.3.1', types: ['18.3.31', '18.3.7'], client: 'hydrate-root.jsx' },
  { react: '19.3.1', types: ['19.3.0', '19.3.0'], client: 'hydrate-root.jsx' },
] as const;

for (const { react, types, client } of versions) {
  it(`works in a page that React ${react} rendered on the server`, async (test) => {
    const api = await serveApi(test);
    const project = await createProject(
      test,
      'react',
      ...[`react@${react}`, `react-dom@${react}`, `@types/react@${types[0]}`, `@types/react-dom@${types[1]}`],
    );
    await project.run('npm run build');
    // React's version for development, which checks that both sides render the same.
    await project.run(`npx esbuild ${client} --bundle --outfile=client.js`);
    const site = await project.serve(['server.js'], { API_URL: api.url });
    assert.match(await (await fetch(site)).text(), /<et-secret-question[ >]/);
    await answerOn(test, site);
  });
}
