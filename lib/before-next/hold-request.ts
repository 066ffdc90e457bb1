import 'server-only';
import { type IncomingMessage, ServerResponse } from 'node:http';
import { env } from '@/lib/env/env';
import { type RefusalCode, refusalStatus } from '@/lib/errors/errors';
import { refusalPage } from '@/lib/web/refusal-page';
import { headersOfRefusal } from '@/lib/web/security-headers';
import {
  allowedMethods,
  isForRoute,
  isNoPage,
  largestBody,
  refusalOfBody,
  refusalOfHead,
} from './check-request';
import { HeldBody } from './held-body';
import { forgetSentForm, leadToItsPage } from './outdated-post';
import { replaceError } from './replace-error';

/** Passes a request on to Next when its body is whole and allowed, and answers it otherwise. */
export async function holdRequest(
  request: IncomingMessage,
  response: ServerResponse,
  passOn: () => void,
): Promise<void> {
  forgetSentForm(request);
  const refusal = responseToHead(request);
  if (!mayHaveBody(request)) {
    if (refusal) await send(response, refusal);
    else passOn();
    return;
  }
  const body = new HeldBody(request, largestBody);
  if (refusal) {
    body.discard();
    return send(response, refusal, body.end);
  }
  const code =
    (await body.fault) ??
    refusalOfBody(request, body.bytes) ??
    (await leadToItsPage(request, body.bytes));
  if (code) return send(response, inWords(code, request), body.end);
  if (!isForRoute(request.url)) {
    replaceError(response, () => send(response, inWords('unexpected', request)));
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
  if (isForRoute(url)) return Response.json({ error: code }, { status: refusalStatus[code] });
  return refusalPage(code, {
    url: `${env().app.origin}${url}`,
    headers: { get: (name) => headers[name]?.toString() ?? null },
  });
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
