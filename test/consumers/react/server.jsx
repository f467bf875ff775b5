import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { renderToString } from 'react-dom/server';
import { Step } from './step.tsx';

// What React has to complain of spoils the page.
console.error = (...texts) => {
  throw new Error(texts.join(' '));
};

const server = createServer(async ({ url }, response) => {
  if (url === '/client.js') {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(await readFile('client.js'));
    return;
  }
  const apiUrl = process.env.API_URL;
  response.setHeader('Content-Type', 'text/html');
  response.end(`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>React</title>
        <link rel="icon" href="data:," />
      </head>
      <body>
        <div id="root" data-api-url="${apiUrl}">${renderToString(<Step apiUrl={apiUrl} username="robert.zak" />)}</div>
        <script src="/client.js"></script>
      </body>
    </html>`);
});
server.listen(0, 'localhost', () => {
  console.log(`http://localhost:${server.address().port}`);
});
