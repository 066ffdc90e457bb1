// What a session costs, and that it is renewed once however many send.

import { measureLookup } from './session-lookup';
import { measureRenewal } from './session-renewal';
import { measureShare } from './session-share';
import { startDatabases } from './support/databases';

export async function measure(): Promise<void> {
  const databases = await startDatabases();
  try {
    await measureLookup(databases);
    await measureShare(databases);
    await measureRenewal(databases);
  } finally {
    await databases.stop();
  }
}
