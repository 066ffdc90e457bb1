import 'server-only';
import { isDatabaseError } from '@/lib/errors/database-error';
import { isRefusal, isVendorError, type VendorError } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import { requestLanguage } from '@/lib/i18n/languages';
import { sentenceWithoutForm } from '@/lib/i18n/translations';
import { paths, withReturnTo } from '@/lib/paths';
import { seeOther } from './see-other';

export type PageRead<Answer> =
  | { answer: Answer; outage: null }
  | { answer: null; outage: VendorError };

/** Returns an outage of a vendor. Redirects to sign in where the session has ended, and to /unavailable where our database fails. */
export async function readForPage<Answer>(
  here: string,
  read: () => Promise<Answer>,
): Promise<PageRead<Answer>> {
  try {
    return { answer: await read(), outage: null };
  } catch (error) {
    if (isRefusal(error, 'session_ended')) seeOther(withReturnTo(paths.login, here));
    if (isDatabaseError(error)) {
      report(error, 'page_without_database');
      seeOther(withReturnTo(paths.unavailable, here));
    }
    if (!isVendorError(error)) throw error;
    report(error, 'page_without_vendor');
    return { answer: null, outage: error };
  }
}

export async function outageSentence({
  refusalCode,
  retryAfterSeconds,
}: VendorError): Promise<string> {
  return sentenceWithoutForm(await requestLanguage(), refusalCode, retryAfterSeconds);
}
