// What a session costs, and that it is renewed once however many ask.

import { startDatabases } from './databases';
import { measureLookup } from './session-lookup';
import { measureRenewal } from './session-renewal';
import { measureShare } from './session-share';

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
