import { startApi } from './api/server.ts';
import { startPage } from './page-server.ts';

/** Starts a server on the port in an environment variable, or exits with a one-line error. */
async function start<Started>(
  variable: string,
  defaultPort: number,
  listen: (port: number) => Promise<Started>,
): Promise<Started> {
  const port = process.env[variable] || String(defaultPort);
  try {
    return await listen(Number(port));
  } catch (error) {
    const isTaken = (error as NodeJS.ErrnoException).code === 'EADDRINUSE';
    console.error(
      `Port ${port} ${isTaken ? 'is taken' : 'cannot be used'}. ` +
        `Choose another one: ${variable}=${String(defaultPort + 1000)} npm start`,
    );
    process.exit(1);
  }
}

const api = await start('API_PORT', 8001, (port) => startApi({ port }));
const page = await start('PORT', 8000, (port) => startPage({ port, apiUrl: api.url }));

console.log(`
  Demo page   ${page.url}
  ETNA API    ${api.url}

  Press Ctrl-C to stop.
`);

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void Promise.all([page.close(), api.close()]));
}
