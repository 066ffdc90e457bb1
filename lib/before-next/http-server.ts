import 'server-only';
import diagnostics from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { stampSocketAddress } from '@/lib/web/socket-address';
import { holdRequest } from './hold-request';

/** Longer than the idle timeout of load balancers (usually 60 s), which reuse connections. */
const keepAliveMs = 75_000;
/** For open requests after SIGTERM. */
const stopWithinMs = 4_500;

interface Connection {
  socket: Socket & { server?: unknown };
}
interface RequestStart extends Connection {
  server: Server;
  request: IncomingMessage;
  response: ServerResponse;
}

/** Call once, before the first request. Next gives no access to its server. */
export function prepareHttpServer({ isDevelopment }: { isDevelopment: boolean }): void {
  const servers = new Set<Server>();
  let isStopping = false;

  const prepare = (server: Server) => {
    if (servers.has(server)) return;
    servers.add(server);
    server.keepAliveTimeout = Math.max(server.keepAliveTimeout, keepAliveMs);
    // Next leaves an upgrade open; without a listener Node handles it as a plain request.
    if (!isDevelopment) server.removeAllListeners('upgrade');
    standBeforeNext(server, isDevelopment);
  };

  diagnostics.subscribe('net.server.socket', (message) => {
    const { server } = (message as Connection).socket;
    if (server instanceof Server) prepare(server);
  });

  diagnostics.subscribe('http.server.request.start', (message) => {
    const { server, request, response, socket } = message as RequestStart;
    prepare(server); // The connection may be older than this hook.
    stampSocketAddress(request.headers, socket.remoteAddress);
    // Makes load balancers open their next connection elsewhere.
    if (isStopping) response.shouldKeepAlive = false;
  });

  // Next waits for all requests, which may take minutes.
  const closeAll = () => {
    isStopping = true;
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, stopWithinMs).unref();
  };
  process.once('SIGTERM', closeAll);
  process.once('SIGINT', closeAll);
}

function standBeforeNext(server: Server, isDevelopment: boolean): void {
  const listeners = server.listeners('request');
  server.removeAllListeners('request');
  server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    const passOn = () => {
      for (const listener of listeners) listener.call(server, request, response);
    };
    // `next dev` posts to its own tools.
    if (isDevelopment && /^\/_(next\/|_nextjs)/.test(request.url ?? '')) passOn();
    else holdRequest(request, response, passOn);
  });
}
