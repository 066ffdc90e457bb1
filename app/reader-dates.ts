import 'server-only';
import { currentSession } from '@/lib/session/current';
import { dates } from '@/lib/words';

/** Dates as this reader writes them: a customer's own locale decides, where it is one of the language they read. */
export async function readerDates() {
  const session = await currentSession();
  return dates(session.state === 'signed-in' ? session.locale : null);
}
