// Next would answer an unreadable body with 200 or a bare 500.
import 'server-only';
import { type RefusalCode, refusalStatus } from '@/lib/errors/errors';
import { languageOf } from '@/lib/i18n/languages';
import { sentenceWithoutForm, translationsIn } from '@/lib/i18n/translations';
import { safeReturnTo } from '@/lib/paths';
import { isFromOwnOrigin } from './origin';

/** In bytes, as in next.config.js. */
const largestBody = 4 * 1024 * 1024;

/** False for routes, which use lib/web/route.ts. */
export function isPagePost(request: Request): boolean {
  return request.method === 'POST' && !new URL(request.url).pathname.startsWith('/api/');
}

/** Null if Next may handle it. */
export async function refusalOfPost(post: Request): Promise<RefusalCode | null> {
  if (!isFromOwnOrigin(post.headers)) return 'foreign_origin';
  if (Number(post.headers.get('content-length')) > largestBody) return 'too_large';
  if (post.headers.has('next-action')) return null;
  return (await isReadableForm(post)) ? null : 'not_a_form';
}

export interface Onwards {
  retryAfterSeconds?: number;
  /** Of the store, for a hand-over: its visitors have no page of ours to open again. */
  store?: string;
}

/** A standalone document: the page of this address might fail or hide the error. */
export function refusalPage(
  code: RefusalCode,
  post: Request,
  { retryAfterSeconds, store }: Onwards = {},
): Response {
  const { pathname, search } = new URL(post.url);
  const language = languageOf(post.headers);
  const form = translationsIn(language, 'form');
  const title = escaped(`${form('summary')} · ${translationsIn(language, 'brand')('name')}`);
  const onwards = store ?? safeReturnTo(`${pathname}${search}`);
  const label = store
    ? translationsIn(language, 'handOver')('toStore')
    : translationsIn(language, 'problem')('openAgain');
  const html = `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
</head>
<body>
<main>
<h1>${escaped(form('summary'))}</h1>
<p>${escaped(sentenceWithoutForm(language, code, retryAfterSeconds))}</p>
<p><a href="${escaped(onwards)}">${escaped(label)}</a></p>
</main>
</body>
</html>
`;
  const headers = new Headers({
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
  });
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds));
  return new Response(html, { status: refusalStatus[code], headers });
}

async function isReadableForm(post: Request): Promise<boolean> {
  const kind = post.headers.get('content-type') ?? '';
  if (!/^multipart\/form-data;.*\bboundary="?[^"\s;]/.test(kind)) return false;
  return post.formData().then(
    () => true,
    () => false,
  );
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
