import 'server-only';
import { createHash, randomBytes } from 'node:crypto';

/** 256 random bits, base64url. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** SHA-256, hex. Enough for a secret of 256 bits; never for a password. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
