import 'server-only';
import { redirect } from 'next/navigation';

/**
 * Next's `redirect` for what is drawn, but with 303. It says 307, and where the page was drawn in answer to a form that was sent
 * without JavaScript, the browser would post what was typed to the next page.
 */
export function seeOther(path: string): never {
  try {
    redirect(path);
  } catch (error) {
    // Next keeps the status in the error's digest, and has no public way to choose it.
    if (hasDigest(error)) error.digest = error.digest.replace(/;307;$/, ';303;');
    throw error;
  }
}

function hasDigest(error: unknown): error is Error & { digest: string } {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string';
}
