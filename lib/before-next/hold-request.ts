import 'server-only';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env/env';
import { type RefusalCode, refusalStatus } from '@/lib/errors/errors';
import { logError } from '@/lib/errors/log';
import { refusalPage } from '@/lib/web/refusal-page';
import { headersOfRefusal } from '@/lib/web/security-headers';
import {
  allowedMethods,
  isForRoute,
  isNoPage,
  refusalOfBody,
  refusalOfHead,
} from './check-request';
import { HeldBody } from './held-body';
import { leadToItsPage } from './outdated-post';
import { replaceError } from './replace-error';

/** In seconds: by then every body that is held now is whole or given up. */
const retryAfter = 15;

/** Passes a request on to Next when its body is whole and allowed, and answers it otherwise. */
export function holdRequest(
  request: IncomingMessage,
  response: ServerResponse,
  passOn: () => void,
): void {
  orClose(response, hold(request, response, passOn));
}

/** Without a listener a rejection would end the process. */
function orClose(response: ServerResponse, answered: Promise<void>): void {
  answered.catch((error) => {
    logError('hook_failed', error);
    response.destroy();
  });
}

async function hold(
  request: IncomingMessage,
  response: ServerResponse,
  passOn: () => void,
): Promise<void> {
  const refusal = responseToHead(request);
  if (!mayHaveBody(request)) {
    if (refusal) await send(response, refusal);
    else passOn();
    return;
  }
  const body = new HeldBody(request);
  if (refusal) {
    body.discard();
    return send(response, refusal, body.end);
  }
  const code =
    (await body.fault) ??
    refusalOfBody(request, body.bytes) ??
    (await leadToItsPage(request, body.bytes));
  if (code) {
    body.discard();
    return send(response, inWords(code, request), body.end);
  }
  if (!isForRoute(request.url)) {
    replaceError(response, () => orClose(response, send(response, inWords('unexpected', request))));
  }
  body.giveBack();
  passOn();
}

function mayHaveBody({ method, headers }: IncomingMessage): boolean {
  const isDeclared = headers['transfer-encoding'] !== undefined;
  return method === 'POST' || isDeclared || Number(headers['content-length'] ?? 0) > 0;
}

function responseToHead(request: IncomingMessage): Response | null {
  const { method = '', url } = request;
  const allow = allowedMethods(url).join(', ');
  if (!allow.split(', ').includes(method)) {
    return new Response('Method Not Allowed', { status: 405, headers: { allow } });
  }
  if (isNoPage(url)) return new Response('Not Found', { status: 404 });
  const code = refusalOfHead(request);
  return code && inWords(code, request);
}

function inWords(code: RefusalCode, { url = '', headers }: IncomingMessage): Response {
  const status = refusalStatus[code];
  const later = status === 503 ? { 'retry-after': String(retryAfter) } : undefined;
  if (isForRoute(url)) return Response.json({ error: code }, { status, headers: later });
  const post = {
    url: `${env().app.origin}${url}`,
    headers: { get: (name: string) => headers[name]?.toString() ?? null },
  };
  return refusalPage(code, post, later && { retryAfterSeconds: retryAfter });
}

/** `end`: a connection that is closed while the browser still sends loses the response. */
async function send(
  response: ServerResponse,
  refusal: Response,
  end: Promise<void> = Promise.resolve(),
): Promise<void> {
  const text = await refusal.text();
  const plain = ServerResponse.prototype; // Not what replaceError puts before it.
  plain.writeHead.call(response, refusal.status, {
    ...headersOfRefusal(),
    ...Object.fromEntries(refusal.headers),
    'content-length': Buffer.byteLength(text),
    ...(response.req.complete ? {} : { connection: 'close' }),
  });
  plain.write.call(response, text, 'utf8');
  await end;
  plain.end.call(response, '', 'utf8');
}
