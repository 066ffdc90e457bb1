import 'server-only';
import { currentSession } from '@/lib/session/current';
import { dates } from '@/lib/words';

/** Dates as this reader writes them: Cleeng may know a customer's locale. It knows none of the store's. */
export async function readerDates() {
  const session = await currentSession();
  return dates(session.state === 'signed-in' ? session.locale : null);
}
