import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import { createApp } from './app';
import { storeKeys } from './bigcommerce/store-keys';
import { PUBLISHER } from './cleeng/publishers';
import { DEFAULT_CHAT_SECRET } from './kustomer/chat-token';
import type { SandboxOptions } from './options';
import type { Sandbox } from './sandbox';
import { createWorld } from './world/create-world';
import { openStateFile } from './world/state-file';

export const DEFAULT_HOST = '127.0.0.1';
const DEFAULT_PORT = 4010;
const DEFAULT_STOREFRONT = 'http://localhost:3000';
const SHUTDOWN_TIMEOUT_MS = 2_000;

export interface RunningSandbox {
  url: string;
  port: number;
  close(): Promise<void>;
}

export function isLoopback(host: string): boolean {
  return ['127.0.0.1', '::1', 'localhost'].includes(host);
}

export async function startSandbox(options: SandboxOptions = {}): Promise<RunningSandbox> {
  const host = options.host ?? DEFAULT_HOST;
  const world = await createWorld(options.stateFolder);
  const closing = new AbortController();
  const sandbox: Sandbox = {
    world,
    publicUrl: '',
    port: 0,
    isLoopbackOnly: isLoopback(host),
    adminToken: options.adminToken,
    publisherToken: options.publisherToken ?? (options.adminToken ? null : PUBLISHER.token),
    chatSecret: options.chatSecret ?? DEFAULT_CHAT_SECRET,
    storefrontUrl: new URL(options.storefrontUrl ?? DEFAULT_STOREFRONT).origin,
    storefrontInternalUrl:
      options.storefrontInternalUrl && new URL(options.storefrontInternalUrl).origin,
    storeKeys: storeKeys(options.storeSecrets),
    closing: closing.signal,
    stateFile:
      options.stateFolder === undefined ? undefined : openStateFile(options.stateFolder, world),
  };

  const listener = getRequestListener(createApp(sandbox).fetch, { overrideGlobalObjects: false });
  const server = createServer(listener);
  server.listen(options.port ?? DEFAULT_PORT, host);
  await once(server, 'listening');

  const { port } = server.address() as AddressInfo;
  sandbox.port = port;
  const url = `http://${hostName(host)}:${port}`;
  sandbox.publicUrl = options.publicUrl ? new URL(options.publicUrl).origin : url;

  const untilIdle = trackPendingResponses(server);

  async function close(): Promise<void> {
    if (!server.listening) return;
    closing.abort();
    const closed = once(server, 'close');
    server.close();
    await Promise.race([untilIdle(), wait(SHUTDOWN_TIMEOUT_MS, undefined, { ref: false })]);
    server.closeAllConnections();
    await closed;
    await sandbox.stateFile?.flush();
  }

  return { url, port, close };
}

/** Waits for pending responses; idle keep-alive connections do not count. */
function trackPendingResponses(server: Server): () => Promise<void> {
  const pending = new Set<ServerResponse>();
  server.on('request', (_, response) => {
    pending.add(response);
    response.once('close', () => pending.delete(response));
  });
  return async () => {
    await Promise.all([...pending].map((response) => once(response, 'close')));
  };
}

/** The loopback address, where the sandbox listens on all addresses. */
function hostName(host: string): string {
  if (host === '0.0.0.0' || host === '::') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
