// What a page reads from a vendor while it renders. A vendor that is down gives null, and the page says so in its place;
// a session that ended on the way leads to the sign-in page and back. Everything else is a surprise for error.tsx.
import 'server-only';
import { redirect } from 'next/navigation';
import { Refusal } from './errors';
import { paths, withReturnTo } from './paths';
import { unlessDown } from './refusal-of';

/** `here` is where to come back to after signing in again. */
export async function readForPage<Answer>(here: string, read: () => Promise<Answer>): Promise<Answer | null> {
  try {
    return await unlessDown('page_without_vendor', read);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'session_ended') redirect(withReturnTo(paths.login, here));
    throw error;
  }
}
