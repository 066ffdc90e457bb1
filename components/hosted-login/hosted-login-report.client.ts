import { routes } from '@/lib/paths';
import type { AuthTokens } from '@/lib/vendors/cleeng/widgets.client';

export interface ShownCustomer {
  name: string;
  email: string;
  subscription: { status: string; words: string };
}

export type Report =
  /** Somebody else is signed in now than this page was drawn for. */
  | { outcome: 'changed' }
  | { outcome: 'same'; customer?: ShownCustomer }
  | ({ outcome: 'refused' } & Refused);

export interface Refused {
  code: string;
  /** Until it may be tried again, where that is known. */
  waitSeconds?: number;
}

const longestWait = 15_000;

/** Hands what the widget says to our server. `isSignedIn`: whom this page was drawn for. */
export async function reportTokens(tokens: AuthTokens, isSignedIn: boolean): Promise<Report> {
  try {
    const answer = await fetch(routes.hostedLogin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tokens),
      signal: AbortSignal.timeout(longestWait),
    });
    const said = await answer.json();
    // The widget remembers somebody who was signed out here: drawn anew, the page has it forget them. Where they are
    // being signed out just now, this page is on its way to another already.
    if (said.error === 'session_ended' && !isSignedIn) return { outcome: 'changed' };
    if (!answer.ok)
      return { outcome: 'refused', code: said.error, waitSeconds: waitSecondsOf(answer) };
    const isNow = said.state === 'signed-in';
    if (isNow === isSignedIn && !said.hasChanged)
      return { outcome: 'same', customer: said.customer };
    if (isNow && !(await isCookieKept())) return { outcome: 'refused', code: 'cookies_blocked' };
    return { outcome: 'changed' };
  } catch {
    return { outcome: 'refused', code: 'unexpected' }; // No answer, or one that is no JSON.
  }
}

function waitSecondsOf(answer: Response): number | undefined {
  return Number(answer.headers.get('retry-after')) || undefined;
}

/** Otherwise the page would be loaded anew without end. */
async function isCookieKept(): Promise<boolean> {
  const answer = await fetch(routes.session, { signal: AbortSignal.timeout(longestWait) });
  return (await answer.json()).state !== 'guest';
}
