import 'server-only';
import { type RefusalCode, refusalStatus } from '@/lib/errors/errors';
import { languageOf } from '@/lib/i18n/languages';
import { sentenceWithoutForm, translationsIn } from '@/lib/i18n/translations';
import { safeReturnTo } from '@/lib/paths';

export interface Onwards {
  retryAfterSeconds?: number;
  /** Of the store, for a hand-over: its visitors have no page of ours to open again. */
  store?: string;
}

const nowhere = { pathname: '/', search: '' };

/** A standalone document: the page of this address might fail or hide the error. */
export function refusalPage(
  code: RefusalCode,
  post: { url: string; headers: Pick<Headers, 'get'> },
  { retryAfterSeconds, store }: Onwards = {},
): Response {
  const { pathname, search } = URL.canParse(post.url) ? new URL(post.url) : nowhere;
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
<meta name="refusal" content="${code}">
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

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
