// For tests: a Cleeng with scripted responses, for those that the sandbox never sends.
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
  /** Requests since the last script, except for keys. */
  asked: IncomingMessage[];
  /** The result of `ask` when Cleeng responds with `script`. */
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

export function data(responseData: unknown): Scripted {
  return { body: JSON.stringify({ responseData, errors: [] }) };
}
