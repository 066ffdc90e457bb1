// What is kept of a secret, so that whoever reads the state file can use none.

import { createHash } from 'node:crypto';

export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
