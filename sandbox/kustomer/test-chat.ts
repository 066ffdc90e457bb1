import { SignJWT } from 'jose';
import { z } from 'zod';
import type { SandboxClient, TestResponse } from '../test-sandbox';
import { DEFAULT_CHAT_SECRET } from './chat-token';
import { API_KEY } from './sessions';

export const seconds = () => Math.floor(Date.now() / 1000);

export function signToken(
  claims: Record<string, unknown>,
  secret = DEFAULT_CHAT_SECRET,
  alg = 'HS256',
) {
  return new SignJWT(claims)
    .setProtectedHeader({ alg, typ: 'JWT' })
    .sign(new TextEncoder().encode(secret));
}

export class ChatClient {
  token = '';
  customerId = '';

  constructor(private readonly sandbox: SandboxClient) {}

  request(method: string, path: string, body?: unknown): Promise<TestResponse> {
    const headers = { 'x-kustomer-tracking-token': this.token, 'content-type': 'application/json' };
    return this.sandbox.request(method, `/kustomer/v1/chat/${path}`, {
      body,
      headers,
      jwt: API_KEY,
    });
  }

  async login(claims: Record<string, unknown>): Promise<TestResponse> {
    return this.request('POST', 'login', {
      jwtToken: await signToken({ iat: seconds(), ...claims }),
    });
  }

  /** Begins a conversation and returns its id. */
  async begin(text: string): Promise<string> {
    const { body } = await this.request('POST', 'conversations', { text });
    return z.object({ conversationId: z.string() }).parse(body).conversationId;
  }

  async texts(): Promise<string[][]> {
    const { body } = await this.request('GET', 'session');
    const { conversations } = conversationsSchema.parse(body);
    return conversations.map(({ messages }) => messages.map(({ text }) => text));
  }
}

const conversationsSchema = z.object({
  conversations: z.array(z.object({ messages: z.array(z.object({ text: z.string() })) })),
});

export async function beginChat(sandbox: SandboxClient): Promise<ChatClient> {
  const chat = new ChatClient(sandbox);
  const { body } = await chat.request('POST', 'sessions');
  const begun = z
    .object({ trackingToken: z.string(), customer: z.object({ customerId: z.string() }) })
    .parse(body);
  chat.token = begun.trackingToken;
  chat.customerId = begun.customer.customerId;
  return chat;
}

export function refused(status: number, title: string) {
  return { status, body: { errors: [{ status, title }] } };
}
