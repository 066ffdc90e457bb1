// The only server-side fetch. Every call has a deadline that covers the whole answer, a size cap, and comes back as
// JSON or as a named VendorError. Redirects are not followed: a vendor's API has no reason to send our tokens elsewhere.
import 'server-only';
import { VendorError } from '@/lib/errors/errors';

const largestAnswer = 1_000_000;

export interface JsonRequest {
  vendor: VendorError['vendor'];
  /** What is being done, for logs: `createCustomer`. */
  operation: string;
  url: string;
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  body?: unknown;
  deadlineMs: number;
}

export interface JsonAnswer {
  status: number;
  headers: Headers;
  /** Undefined where the body is not JSON. */
  body: unknown;
}

/** One request. Any HTTP status is an answer; no answer within the deadline, or one too large, is a VendorError. */
export async function requestJson(request: JsonRequest): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(request.deadlineMs);
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: request.body === undefined ? undefined : JSON.stringify(request.body),
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    const text = await readCapped(response, request);
    return { status: response.status, headers: response.headers, body: parseJson(text) };
  } catch (error) {
    if (error instanceof VendorError) throw error;
    if (signal.aborted)
      throw failed(request, 'timeout', `no answer within ${request.deadlineMs} ms`);
    const code = networkCode(error);
    throw failed(request, neverSent.includes(code) ? 'unreachable' : 'network', code);
  }
}

async function readCapped(response: Response, request: JsonRequest): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > largestAnswer)
      throw failed(request, 'malformed', `an answer of more than ${largestAnswer} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // The caller decides: of a gateway's error page only the status counts.
  }
}

function failed(
  request: JsonRequest,
  failure: 'timeout' | 'unreachable' | 'network' | 'malformed',
  detail: string,
): VendorError {
  return new VendorError(request.vendor, request.operation, failure, detail);
}

/** There was no connection, so nothing of ours went over it. */
const neverSent = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** undici says `fetch failed`; the reason is in its cause. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.message : String(error);
}
