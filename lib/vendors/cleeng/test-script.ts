// For tests: a Cleeng that answers what it is told to, for what the sandbox never says. It publishes keys like any other.
import 'server-only';
import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';

export interface Scripted {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

export interface ScriptedCleeng {
  /** What was asked since the last script, but for the keys. */
  asked: IncomingMessage[];
  /** What comes of `ask` where Cleeng answers with this. */
  answered(script: Scripted, ask: () => Promise<unknown>): Promise<unknown>;
}

const keys: Scripted = { body: '{"keys":[{"kty":"RSA"}]}' };

export function scriptedCleeng(): ScriptedCleeng {
  let script: Scripted = { body: '' };
  const cleeng: ScriptedCleeng = {
    asked: [],
    answered(next, ask) {
      script = next;
      cleeng.asked = [];
      return ask();
    },
  };
  const server = createServer((request, response) => {
    const isAboutKeys = request.url?.endsWith('/jwks.json');
    if (!isAboutKeys) cleeng.asked.push(request);
    const { status = 200, headers, body } = isAboutKeys ? keys : script;
    response.writeHead(status, headers).end(body);
  });
  beforeAll(async () => {
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    setEnvironment({ SANDBOX_INTERNAL_URL: `http://127.0.0.1:${port}` });
  });
  afterAll(() => {
    server.close();
  });
  return cleeng;
}

/** A success, as Cleeng wraps it. */
export function data(responseData: unknown): Scripted {
  return { body: JSON.stringify({ responseData, errors: [] }) };
}
