// lib/env reads the environment once in a test file: set it before.
import 'server-only';
import { vi } from 'vitest';

export const sessionKey = Buffer.alloc(32, 'a key for tests').toString('base64url');

/** Complete, without a vendor, with a database that cannot be reached, and with what is given. */
export function setEnvironment(given: Record<string, string> = {}): void {
  const complete = {
    DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/nowhere',
    SESSION_KEYS: sessionKey,
    VISITOR_ADDRESS: 'socket',
  };
  for (const [name, value] of Object.entries({ ...complete, ...given })) vi.stubEnv(name, value);
}
