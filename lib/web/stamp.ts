// Headers that only this process can set, for what the hook of instrumentation.ts passes on to pages.
import 'server-only';
import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

// Next loads instrumentation and pages as separate module instances.
const shared: typeof globalThis & { foyerStampSecret?: string } = globalThis;

/** The secret prevents forgery. */
export function stamp(headers: IncomingHttpHeaders, name: string, value: string): void {
  shared.foyerStampSecret ??= randomBytes(16).toString('hex');
  headers[name] = `${shared.foyerStampSecret} ${value}`;
}

/** Null where a client sent it, and where the hook does not run. */
export function stamped(headers: Pick<Headers, 'get'>, name: string): string | null {
  const [secret, value] = headers.get(name)?.split(' ') ?? [];
  return shared.foyerStampSecret && secret === shared.foyerStampSecret ? (value ?? null) : null;
}
