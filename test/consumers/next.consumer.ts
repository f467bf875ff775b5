import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createProject } from './project.ts';
import { answerOn, serveApi } from './trader.ts';

it('works in pages that Next.js rendered on the server', async (test) => {
  const api = await serveApi(test);
  const project = await createProject(test, 'next');
  await project.run('npm run build', { NEXT_PUBLIC_API_URL: api.url });
  const site = await project.serve(['node_modules/next/dist/bin/next', 'start', '--port', '0']);

  const component = `${site}/?username=robert.zak`;
  assert.match(await (await fetch(component)).text(), /<et-secret-question[ >]/);
  await answerOn(test, component);

  const server = await fetch(`${site}/server-component`);
  assert.match(await server.text(), /<et-secret-question[ >]/);

  const plain = `${site}/plain`;
  assert.match(await (await fetch(plain)).text(), /<et-secret-question [^>]*username="robert.zak"/);
  await answerOn(test, plain);
});
