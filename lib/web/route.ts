// Checks the Origin of writing methods, forbids caching, maps errors to status and code.
import 'server-only';
import { unstable_rethrow } from 'next/navigation';
import type { Refusal } from '@/lib/errors/errors';
import { refusalOf } from '@/lib/errors/refusal-of';
import { type Callers, ourPages } from './allowed-callers';

/** Next answers HEAD with the handler of GET. */
const readingMethods = ['GET', 'HEAD'];

export function routeHandler(
  answer: (request: Request) => Promise<unknown>,
  callers: Callers = ourPages,
) {
  return async (request: Request): Promise<Response> => {
    const response = await answerOrRefuse(request, answer, callers);
    for (const [name, value] of Object.entries(callers.headers?.(request.headers) ?? {})) {
      response.headers.set(name, value);
    }
    return response;
  };
}

async function answerOrRefuse(
  request: Request,
  answer: (request: Request) => Promise<unknown>,
  { admit, refuse = refuseInJson }: Callers,
): Promise<Response> {
  try {
    if (!readingMethods.includes(request.method)) admit(request.headers);
    const answered = await answer(request);
    return answered instanceof Response ? answered : json(answered, 200);
  } catch (error) {
    unstable_rethrow(error);
    return refuse(refusalOf(error, 'route_failed'), request);
  }
}

function refuseInJson(refusal: Refusal): Response {
  return json({ error: refusal.code }, refusal.status, retryAfter(refusal));
}

function retryAfter({ retryAfterSeconds }: Refusal): Record<string, string> {
  return retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
}

function json(body: unknown, status: number, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers: { 'cache-control': 'no-store', ...headers } });
}
