import 'server-only';
import diagnostics from 'node:diagnostics_channel';
import { type IncomingMessage, Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { stampSocketAddress } from './socket-address';

/** Longer than balancers keep an idle connection (60 s is usual), so that none sends a request into one that we are closing. */
const keepAliveMs = 75_000;
/** How long requests may take that are open when the process is asked to stop. */
const stopWithinMs = 4_500;

interface Connection {
  socket: Socket & { server?: unknown };
}
interface RequestStart extends Connection {
  request: IncomingMessage;
  response: ServerResponse;
}

/**
 * Sets up the HTTP server that Next has made, through Node's own announcements: Next gives no access to it.
 * Call it once a process, before the first request.
 */
export function prepareHttpServer({ isDevelopment }: { isDevelopment: boolean }): void {
  const servers = new Set<Server>();
  let isStopping = false;

  diagnostics.subscribe('net.server.socket', (message) => {
    const { server } = (message as Connection).socket;
    if (!(server instanceof Server) || servers.has(server)) return;
    servers.add(server);
    server.keepAliveTimeout = Math.max(server.keepAliveTimeout, keepAliveMs);
    // Next leaves an upgrade unanswered and open. Without a listener Node answers it as a plain request. In development it is live reload.
    if (!isDevelopment) server.removeAllListeners('upgrade');
  });

  diagnostics.subscribe('http.server.request.start', (message) => {
    const { request, response, socket } = message as RequestStart;
    stampSocketAddress(request.headers, socket.remoteAddress);
    // A balancer goes on using the connections that it has: it is told to open its next one elsewhere.
    if (isStopping) response.shouldKeepAlive = false;
  });

  // Next stops when every request has been answered, and an unfinished one may take minutes.
  const closeAll = () => {
    isStopping = true;
    setTimeout(() => {
      for (const server of servers) server.closeAllConnections();
    }, stopWithinMs).unref();
  };
  process.once('SIGTERM', closeAll);
  process.once('SIGINT', closeAll);
}
