import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { z } from 'zod';
import type { SandboxOptions } from './options';
import { type RunningSandbox, startSandbox } from './server';

export const PUBLISHER_ID = 123456789;

export interface Asked {
  jwt?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

const tokensSchema = z.object({
  responseData: z.object({ jwt: z.string(), refreshToken: z.string(), customerId: z.number().optional() }),
});

export type Tokens = { jwt: string; refreshToken: string; customerId: number };

export class SandboxClient {
  constructor(public url: string) {}

  async ask(method: string, path: string, { jwt, body, headers }: Asked = {}): Promise<Answer> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(jwt ? { Authorization: `Bearer ${jwt}` } : {}), ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
  }

  cleeng(method: string, path: string, asked?: Asked): Promise<Answer> {
    return this.ask(method, `/cleeng${path}`, asked);
  }

  control(name: string, body: unknown = {}): Promise<Answer> {
    return this.ask('POST', `/_/${name}`, { body, headers: { 'content-type': 'application/json' } });
  }

  async register(
    changes: Record<string, unknown> = {},
  ): Promise<Tokens & { email: string; password: string }> {
    const body = registration(changes);
    const answer = await this.cleeng('POST', '/customers', { body });
    return { ...readTokens(answer), email: String(body.email), password: String(body.password) };
  }

  async login(email: string, password: string): Promise<Tokens> {
    return readTokens(
      await this.cleeng('POST', '/auths', { body: { email, password, publisherId: PUBLISHER_ID } }),
    );
  }

  refresh(refreshToken: string): Promise<Answer> {
    return this.cleeng('POST', '/auths/refresh_token', { body: { refreshToken } });
  }
}

export function registration(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    email: `${randomUUID()}@example.com`,
    password: 'long-enough-1',
    publisherId: PUBLISHER_ID,
    locale: 'en_US',
    country: 'US',
    currency: 'USD',
    ...changes,
  };
}

export function readTokens(answer: Answer): Tokens {
  const { responseData } = tokensSchema.parse(answer.body);
  return { customerId: 0, ...responseData };
}

/** One sandbox per file, reset before each test. */
export function openSandbox(options: SandboxOptions = {}): SandboxClient {
  const client = new SandboxClient('');
  let running: RunningSandbox | undefined;
  beforeAll(async () => {
    running = await startSandbox({ port: 0, ...options });
    client.url = running.url;
  });
  beforeEach(async () => {
    if (!options.adminToken) await client.control('reset');
  });
  afterAll(() => running?.close());
  return client;
}

/** A failure in Cleeng's envelope: no responseData, no message. */
export function failure(status: number, code: string, text: string) {
  return { status, body: { errors: [text], code }, headers: expect.any(Headers) };
}

export function success(responseData: unknown) {
  return { status: 200, body: { responseData, errors: [] }, headers: expect.any(Headers) };
}
