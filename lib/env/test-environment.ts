// An environment that is complete, for tests: session keys, a database's address that leads nowhere, and no vendor.
// lib/env reads it once a test file: set it before anything asks.
import 'server-only';
import { vi } from 'vitest';

export const sessionKey = Buffer.alloc(32, 'a key for tests').toString('base64url');

/** Sets what is missing, and what is given here. */
export function setEnvironment(given: Record<string, string> = {}): void {
  const complete = {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere',
    SESSION_KEYS: sessionKey,
    VISITOR_ADDRESS: 'socket',
  };
  for (const [name, value] of Object.entries({ ...complete, ...given })) vi.stubEnv(name, value);
}
