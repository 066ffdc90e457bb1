import 'server-only';
import { dates } from '@/lib/i18n/translations';
import { currentSession } from '@/lib/session/current';

/** By the customer's locale, which only Cleeng customers have. */
export async function dateFormats() {
  const session = await currentSession();
  return dates(session.state === 'signed-in' ? session.locale : null);
}
