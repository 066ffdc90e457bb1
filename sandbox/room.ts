// A vendor's room in the sandbox: what the journal, the faults and the panel need to know about it.
// Adding a vendor is one folder with a room, and one line in rooms.ts.

import type { Hono, MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from './sandbox';

export interface Room {
  /** The word `POST /_/fail` knows it by. */
  name: string;
  title: string;
  /** Everything under these belongs to the room; the first one is cut off to get a vendor-relative path. */
  prefixes: [string, ...string[]];
  /** Runs around the faults: what a vendor's gateway adds to every answer. */
  gateway: (sandbox: Sandbox) => MiddlewareHandler[];
  /** Routes carry their whole path. */
  routes: (sandbox: Sandbox) => Hono<Env>;
  /** The body with which this vendor words a failure of that status on that call. */
  failureBody: (status: number, method: string, relativePath: string) => object;
}

export function relativePath(room: Room, path: string): string {
  const prefix = room.prefixes[0];
  return path === prefix || path.startsWith(`${prefix}/`) ? path.slice(prefix.length) || '/' : path;
}
