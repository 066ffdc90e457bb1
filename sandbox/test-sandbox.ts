import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { z } from 'zod';
import type { SandboxOptions } from './options';
import { type RunningSandbox, startSandbox } from './server';

export const PUBLISHER_ID = 123456789;

export interface RequestOptions {
  jwt?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestResponse {
  status: number;
  headers: Headers;
  body: unknown;
}

const tokensSchema = z.object({
  responseData: z.object({
    jwt: z.string(),
    refreshToken: z.string(),
    customerId: z.number().optional(),
  }),
});

export type Tokens = { jwt: string; refreshToken: string; customerId: number };

export class SandboxClient {
  constructor(public url: string) {}

  async request(
    method: string,
    path: string,
    { jwt, body, headers }: RequestOptions = {},
  ): Promise<TestResponse> {
    const response = await fetch(`${this.url}${path}`, {
      method,
      redirect: 'manual',
      headers: { ...(jwt ? { Authorization: `Bearer ${jwt}` } : {}), ...headers },
      body: body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    return {
      status: response.status,
      headers: response.headers,
      body: isJson ? JSON.parse(text) : text,
    };
  }

  cleeng(method: string, path: string, options?: RequestOptions): Promise<TestResponse> {
    return this.request(method, `/cleeng${path}`, options);
  }

  control(name: string, body: unknown = {}): Promise<TestResponse> {
    return this.request('POST', `/_/${name}`, {
      body,
      headers: { 'content-type': 'application/json' },
    });
  }

  async register(
    changes: Record<string, unknown> = {},
  ): Promise<Tokens & { email: string; password: string }> {
    const body = registration(changes);
    const response = await this.cleeng('POST', '/customers', { body });
    return { ...readTokens(response), email: String(body.email), password: String(body.password) };
  }

  async login(email: string, password: string): Promise<Tokens> {
    return readTokens(
      await this.cleeng('POST', '/auths', { body: { email, password, publisherId: PUBLISHER_ID } }),
    );
  }

  refresh(refreshToken: string): Promise<TestResponse> {
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

export function readTokens(response: TestResponse): Tokens {
  const { responseData } = tokensSchema.parse(response.body);
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
