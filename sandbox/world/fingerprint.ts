// Kept instead of a secret, so that the state file contains none.

import { createHash } from 'node:crypto';

export function fingerprint(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
