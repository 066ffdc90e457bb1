import 'server-only';
import { dates } from '@/lib/i18n/translations';
import { currentSession } from '@/lib/session/current';

/** Dates as this reader writes them: Cleeng may know a customer's locale. It knows none of the store's. */
export async function dateFormats() {
  const session = await currentSession();
  return dates(session.state === 'signed-in' ? session.locale : null);
}
