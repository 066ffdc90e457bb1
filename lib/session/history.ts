// A line in the history of an identity. It tells what has happened already, so that it cannot be written undoes nothing.
import 'server-only';
import { recordEvent } from '@/lib/db/identity-events';
import { report } from '@/lib/refusal-of';

export async function remember(event: Parameters<typeof recordEvent>[0]): Promise<void> {
  await recordEvent(event).catch((error) => report(error, 'event_not_recorded'));
}
