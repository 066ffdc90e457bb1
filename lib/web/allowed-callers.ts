// Other sites' requests do not bring our cookies reliably: what such a route does must rest on what it is given.
import 'server-only';
import { Refusal } from '@/lib/errors/errors';
import { requireOwnOrigin } from './origin';
import { refusalPage } from './page-post';

export interface Callers {
  /** Throws Refusal `foreign_origin`, or `not_from_store` where a person reads it. */
  admit(sent: Headers): void;
  /** Of every answer, beside those that say what it is. */
  headers?(sent: Headers): Record<string, string>;
  /** Where a person reads the answer and no script. */
  refuse?(refusal: Refusal, request: Request): Response;
}

/** Its origin; undefined where there is none. */
export type Site = () => string | undefined;

export const ourPages: Callers = { admit: requireOwnOrigin };

/** Scripts on that site's pages, which may read the answer. */
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

/** Forms that a person sends from the store's pages, in the whole window: neither scripts nor frames. */
export function formsOf(store: Site): Callers {
  return {
    admit(sent) {
      const isForm = Object.entries(ofForm).every(([name, values]) =>
        values.includes(sent.get(name) ?? ''),
      );
      if (!isForm || !isFrom(store, sent)) throw new Refusal('not_from_store');
    },
    refuse: ({ code, retryAfterSeconds }, request) =>
      refusalPage(code, request, { retryAfterSeconds, store: store() }),
  };
}

/** What a browser says of it by itself (https://www.w3.org/TR/fetch-metadata/). Silence is no such word. */
const ofForm = {
  'sec-fetch-site': ['cross-site', 'same-site'],
  'sec-fetch-mode': ['navigate'],
  'sec-fetch-dest': ['document'],
};

/** What a browser asks before it lets a script post JSON: the answer to OPTIONS, which `scriptsOf` says to whom. */
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
