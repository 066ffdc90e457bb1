// A new vendor is a folder with a `Vendor`, one line in vendors.ts and a field in world/world.ts.

import type { Hono, MiddlewareHandler } from 'hono';
import type { Env, Sandbox } from './sandbox';

export interface Vendor {
  /** Its name in `POST /_/fail`. */
  name: string;
  title: string;
  /** Addresses of this vendor; the first is cut off to get the path relative to the vendor. */
  prefixes: [string, ...string[]];
  /** Runs around the faults: what the vendor's gateway adds to every response. */
  gateway: (sandbox: Sandbox) => MiddlewareHandler[];
  /** With their whole path. */
  routes: (sandbox: Sandbox) => Hono<Env>;
  /** The vendor's body for a failure with this status on this call. */
  failureBody: (status: number, method: string, relativePath: string) => object;
}

export function relativePath(vendor: Vendor, path: string): string {
  const prefix = vendor.prefixes[0];
  return path === prefix || path.startsWith(`${prefix}/`) ? path.slice(prefix.length) || '/' : path;
}
