// Requests from other sites do not reliably bring our cookies: these routes use their input alone.
import 'server-only';
import { Refusal } from '@/lib/errors/errors';
import { requireOwnOrigin } from './origin';
import { refusalPage } from './refusal-page';

export interface Callers {
  /** Throws Refusal `foreign_origin`, or `not_from_store` where a person reads it. */
  admit(sent: Headers): void;
  headers?(sent: Headers): Record<string, string>;
  /** If a person reads the response, not a script. */
  refuse?(refusal: Refusal, request: Request): Response;
}

export type Site = () => string | undefined;

export const ourPages: Callers = { admit: requireOwnOrigin };

/** The provider's server: the signature of what it sends is checked instead. */
export const providerItself: Callers = {
  admit: () => {},
  /** The specification has 400 alone for what is refused. */
  refuse: ({ status }) =>
    Response.json(
      { error: 'invalid_request' },
      { status: status < 500 ? 400 : status, headers: { 'cache-control': 'no-store' } },
    ),
};

export function scriptsOf(site: Site): Callers {
  return {
    admit(sent) {
      if (!isFrom(site, sent)) throw new Refusal('foreign_origin');
    },
    headers: (sent) => ({
      vary: 'Origin',
      ...(isFrom(site, sent) ? { 'access-control-allow-origin': site() ?? '' } : {}),
    }),
  };
}

/** Form posts that navigate the whole window: no scripts, no frames, as far as the browser says what it sends. */
export function formsOf(store: Site): Callers {
  return {
    admit(sent) {
      const isForm = Object.entries(ofForm).every(([name, values]) =>
        values.includes(sent.get(name) ?? ''),
      );
      if ((saysWhatItSends(sent) && !isForm) || !isFrom(store, sent))
        throw new Refusal('not_from_store');
    },
    refuse: ({ code, retryAfterSeconds }, request) =>
      refusalPage(code, request, { retryAfterSeconds, store: store() }),
  };
}

/** False for browsers without https://www.w3.org/TR/fetch-metadata/, such as Safari before 16.4. */
export function saysWhatItSends(sent: Headers): boolean {
  return Object.keys(ofForm).some((name) => sent.has(name));
}

const ofForm = {
  'sec-fetch-site': ['cross-site', 'same-site'],
  'sec-fetch-mode': ['navigate'],
  'sec-fetch-dest': ['document'],
};

/** The CORS preflight. Its `scriptsOf` headers name the allowed origin. */
export async function answerPreflight(): Promise<Response> {
  return new Response(null, {
    status: 204,
    headers: {
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type',
      'access-control-max-age': '600',
    },
  });
}

function isFrom(site: Site, sent: Headers): boolean {
  const origin = site();
  return origin !== undefined && sent.get('origin') === origin;
}
