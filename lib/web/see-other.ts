import 'server-only';
import { redirect } from 'next/navigation';

/** `redirect` with 303: after a form without JavaScript, Next's 307 would post it to the next page. */
export function seeOther(path: string): never {
  try {
    redirect(path);
  } catch (error) {
    // Next keeps the status in the error's digest and has no public option.
    if (hasDigest(error)) error.digest = error.digest.replace(/;307;$/, ';303;');
    throw error;
  }
}

function hasDigest(error: unknown): error is Error & { digest: string } {
  return error instanceof Error && 'digest' in error && typeof error.digest === 'string';
}
