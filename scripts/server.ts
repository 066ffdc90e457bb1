// The storefront itself: Next behind an http server of ours, because only the process that holds the connection knows
// where a request really comes from. Started by scripts/start.ts; `dev` as argument for development.
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import next from 'next';
import './stop-with-parent';
import { addressOnOwnName } from './loopback-address';
import { seeOther } from './see-other';
import { stampVisitor } from './visitor-stamp';

const isDevelopment = process.argv[2] === 'dev';
const marker = randomBytes(16).toString('hex');
Reflect.set(globalThis, Symbol.for('foyer.visitor-marker'), marker);
const trust = { marker, trustedProxies: Number(process.env.TRUSTED_PROXIES) || 0 };

const server = createServer();
const port = await listen();
process.env.PORT = String(port); // What was 0 is now a number, and part of our own address.

const app = next({ dev: isDevelopment, httpServer: server, port });
const preparing = app.prepare();
const ownUrl = process.env.APP_URL || `http://localhost:${port}`;
server.on('request', async (request, response) => {
  const location = addressOnOwnName(request, ownUrl);
  if (location) return response.writeHead(307, { location }).end();
  seeOther(request, response);
  stampVisitor(request.headers, request.socket.remoteAddress, trust);
  await preparing;
  await app.getRequestHandler()(request, response);
});

let isStopping = false;
async function stop(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  const finishWithin = 5_000;
  setTimeout(() => server.closeAllConnections(), finishWithin).unref();
  server.close();
  server.closeIdleConnections();
  await once(server, 'close');
  await app.close();
  process.exit(0);
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);

await preparing;
console.log(`Foyer is ready on http://localhost:${port}`);

async function listen(): Promise<number> {
  const wanted = process.env.PORT || '3000';
  server.listen(Number(wanted));
  try {
    await once(server, 'listening');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error;
    console.error(`Port ${wanted} is in use: set PORT to another one, or stop what runs there.`);
    process.exit(1);
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
