import { render } from '@lit-labs/ssr';
import { RenderResultReadable } from '@lit-labs/ssr/lib/render-result-readable.js';
import 'et-secret-question';
import { html } from 'lit';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { appKey } from './step-one.ts';

const question = html`<et-secret-question
  api-url=${process.env.API_URL}
  app-key=${appKey}
  username="robert.zak"
></et-secret-question>`;

function* page() {
  yield `<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>@lit-labs/ssr</title>
        <link rel="icon" href="data:," />
        <script type="module" src="/client.js"></script>
      </head>
      <body>`;
  yield* render(question);
  yield `<output></output>
        <script>
          // The placeholder from the server, before any module has run.
          globalThis.placeholder = document
            .querySelector('et-secret-question')
            .shadowRoot.querySelector('[part=skeleton]');
          // The only warning that Lit may log is that it is in development mode.
          globalThis.litIssuedWarnings = new Set(['dev-mode']);
        </script>
      </body>
    </html>`;
}

const server = createServer(async ({ url }, response) => {
  if (url === '/client.js') {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(await readFile('client.js'));
  } else {
    response.setHeader('Content-Type', 'text/html');
    new RenderResultReadable(page()).pipe(response);
  }
});
server.listen(0, 'localhost', () => {
  console.log(`http://localhost:${server.address().port}`);
});
