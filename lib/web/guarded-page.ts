// What a page reads from a vendor while it renders. A vendor that is down gives its failure instead, and the page says so in
// its place; a session that ended on the way leads to the sign-in page and back. Everything else is a surprise for error.tsx.
import 'server-only';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import { requestLanguage } from '@/lib/i18n/language';
import { sentenceWithoutForm } from '@/lib/i18n/translations';
import { paths, withReturnTo } from '@/lib/paths';
import { seeOther } from './see-other';

export type PageRead<Answer> =
  | { answer: Answer; outage: null }
  | { answer: null; outage: VendorError };

/** `here` is where to come back to after signing in again. */
export async function readForPage<Answer>(
  here: string,
  read: () => Promise<Answer>,
): Promise<PageRead<Answer>> {
  try {
    return { answer: await read(), outage: null };
  } catch (error) {
    if (error instanceof Refusal && error.code === 'session_ended')
      seeOther(withReturnTo(paths.login, here));
    if (!(error instanceof VendorError)) throw error;
    report(error, 'page_without_vendor');
    return { answer: null, outage: error };
  }
}

/** Why a page lacks what Cleeng had to give, and when to look again. */
export async function outageSentence({
  refusalCode,
  retryAfterSeconds,
}: VendorError): Promise<string> {
  return sentenceWithoutForm(await requestLanguage(), refusalCode, retryAfterSeconds);
}
