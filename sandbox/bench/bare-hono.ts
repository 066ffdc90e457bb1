// What `npm run bench sandbox` compares the sandbox with: the same server with one route.

import { serve } from '@hono/node-server';
import { Hono } from 'hono';

const app = new Hono().all('*', (c) => c.json({ responseData: {}, errors: [] }));

const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => {
  console.log(`bare ready on http://127.0.0.1:${port}`);
});
process.once('SIGTERM', () => {
  server.close();
  if ('closeAllConnections' in server) server.closeAllConnections();
});
