import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { renderToString } from 'react-dom/server';
import { Step } from './step.tsx';
import { Tag } from './tag.jsx';

// Any complaint from React breaks the page.
console.error = (...texts) => {
  throw new Error(texts.join(' '));
};

const server = createServer(async ({ url }, response) => {
  if (url.endsWith('.js')) {
    response.setHeader('Content-Type', 'text/javascript');
    response.end(await readFile(url.slice(1)));
    return;
  }
  const isTag = url === '/tag';
  const Page = isTag ? Tag : Step;
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
        <div id="root" data-api-url="${apiUrl}">${renderToString(<Page apiUrl={apiUrl} username="robert.zak" />)}</div>
        <script src="/${isTag ? 'tag' : 'client'}.js"></script>
      </body>
    </html>`);
});
server.listen(0, 'localhost', () => {
  console.log(`http://localhost:${server.address().port}`);
});
