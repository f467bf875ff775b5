import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, openPage, serveApi } from './trader.ts';

const packagesOf = (react: string, types: readonly [string, string]) => [
  `react@${react}`,
  `react-dom@${react}`,
  `@types/react@${types[0]}`,
  `@types/react-dom@${types[1]}`,
];

const versions = [
  { react: '17.0.2', types: ['17.0.93', '17.0.26'], client: 'hydrate.jsx' },
  { react: '18.3.1', types: ['18.3.31', '18.3.7'], client: 'hydrate-root.jsx' },
  { react: '19.3.1', types: ['19.3.0', '19.3.0'], client: 'hydrate-root.jsx' },
] as const;

for (const { react, types, client } of versions) {
  it(`works in a page that React ${react} rendered on the server`, async (test) => {
    const api = await serveApi(test);
    const project = await createProject(test, 'react', ...packagesOf(react, types));
    await project.run('npm run build');
    // React's development build, which checks that both sides render the same.
    await project.run(`npx esbuild ${client} --bundle --outfile=client.js`);
    const site = await project.serve(['server.js'], { API_URL: api.url });
    assert.match(await (await fetch(site)).text(), /<et-secret-question[ >]/);
    await answerOn(test, site);
  });
}

it('warns in the console why React 19 handles no answer from a tag that it rendered on the server', async (test) => {
  const api = await serveApi(test);
  const { react, types } = versions[2];
  const project = await createProject(test, 'react', ...packagesOf(react, types));
  await project.run('npm run build');
  await project.run('npx esbuild hydrate-tag.jsx --bundle --outfile=tag.js');
  const site = await project.serve(['server.js'], { API_URL: api.url });

  const page = await openPage(test);
  const warned = new Promise<string>((resolve) => {
    page.on('console', (message) => {
      if (message.type() === 'warn') resolve(message.text());
    });
  });
  await page.goto(`${site}/tag`);
  await page.waitForSelector('et-secret-question:state(ready)');
  await page.focus('et-secret-question >>> input');
  await page.keyboard.type('Peterson');
  await page.keyboard.press('Enter');
  assert.match(
    await warned,
    /nothing handled the answer\. .*\(React attaches no listeners .* et-secret-question\/react/,
  );
});
