import { AngularNodeAppEngine, writeResponseToNodeResponse } from '@angular/ssr/node';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

const engine = new AngularNodeAppEngine({ allowedHosts: ['localhost'] });
const browserFiles = join(import.meta.dirname, '../browser');

const server = createServer(async (request, response) => {
  if (request.url?.endsWith('.js')) {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(await readFile(join(browserFiles, request.url)));
    return;
  }
  const page = await engine.handle(request);
  if (page) await writeResponseToNodeResponse(page, response);
  else response.writeHead(404).end();
});
server.listen(0, 'localhost', () => {
  console.log(`http://localhost:${(server.address() as AddressInfo).port}`);
});
