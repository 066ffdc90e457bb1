import { routes } from '@/lib/paths';
import type { AuthTokens } from '@/lib/vendors/cleeng/widgets.client';

export interface ShownCustomer {
  name: string;
  email: string;
  /** `lang` of the title, where it is not the page's. */
  subscription: { status: string; title?: string; lang?: string; words: string };
}

export type Report =
  /** Another customer is signed in than the page was rendered for. */
  | { outcome: 'changed' }
  | { outcome: 'same'; customer?: ShownCustomer }
  | ({ outcome: 'refused' } & Refused);

export interface Refused {
  code: string;
  waitSeconds?: number;
}

const longestWait = 15_000;

/** Posts the widget's tokens. `isSignedIn`: whether the page was rendered for a customer. */
export async function reportTokens(tokens: AuthTokens, isSignedIn: boolean): Promise<Report> {
  try {
    const response = await fetch(routes.hostedLogin, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(tokens),
      signal: AbortSignal.timeout(longestWait),
    });
    const data = await response.json();
    // The customer was signed out here, but the widget still remembers them: the new page logs the widget out.
    if (data.error === 'session_ended' && !isSignedIn) return { outcome: 'changed' };
    if (!response.ok)
      return { outcome: 'refused', code: data.error, waitSeconds: waitSecondsOf(response) };
    const isNow = data.state === 'signed-in';
    if (isNow === isSignedIn && !data.hasChanged)
      return { outcome: 'same', customer: data.customer };
    if (isNow && !(await isCookieKept())) return { outcome: 'refused', code: 'cookies_blocked' };
    return { outcome: 'changed' };
  } catch {
    return { outcome: 'refused', code: 'unexpected' }; // No response, or no JSON.
  }
}

function waitSecondsOf(response: Response): number | undefined {
  return Number(response.headers.get('retry-after')) || undefined;
}

/** Without cookies the page would be loaded again and again. */
async function isCookieKept(): Promise<boolean> {
  const response = await fetch(routes.session, { signal: AbortSignal.timeout(longestWait) });
  return (await response.json()).state !== 'guest';
}
