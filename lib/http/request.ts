// The only server-side fetch. Redirects are not followed, since they would take our tokens elsewhere.
import 'server-only';
import { isVendorError, VendorError } from '@/lib/errors/errors';
import { measureClock } from './clock';

const mostBytes = 1_000_000;

export interface JsonRequest {
  vendor: VendorError['vendor'];
  /** For logs: `createCustomer`. */
  operation: string;
  url: string;
  method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Instead of `body`. */
  form?: URLSearchParams;
  deadlineMs: number;
}

export interface JsonAnswer {
  status: number;
  headers: Headers;
  /** Undefined where the body is not JSON. */
  body: unknown;
}

/** Throws VendorError without a response, with one after the deadline, and with one of more than a megabyte. */
export async function requestJson(request: JsonRequest): Promise<JsonAnswer> {
  const signal = AbortSignal.timeout(request.deadlineMs);
  const sentAt = Date.now();
  try {
    const response = await fetch(request.url, {
      method: request.method,
      headers: {
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...request.headers,
      },
      body: request.form ?? (request.body === undefined ? undefined : JSON.stringify(request.body)),
      cache: 'no-store',
      redirect: 'error',
      signal,
    });
    measureClock(request.vendor, response.headers, sentAt, Date.now());
    const text = await readCapped(response, request);
    return { status: response.status, headers: response.headers, body: parseJson(text) };
  } catch (error) {
    if (isVendorError(error)) throw error;
    if (signal.aborted)
      throw failed(request, 'timeout', `no response within ${request.deadlineMs} ms`);
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
    if (size > mostBytes)
      throw failed(request, 'malformed', `a response of more than ${mostBytes} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // A gateway's error page, for example: its status is enough.
  }
}

function failed(
  request: JsonRequest,
  failure: 'timeout' | 'unreachable' | 'network' | 'malformed',
  detail: string,
): VendorError {
  return new VendorError(request.vendor, request.operation, failure, detail);
}

/** Codes of failures before anything was sent. */
const neverSent = [
  'ECONNREFUSED',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
];

/** The message of undici's error is `fetch failed`, its cause has the code. */
function networkCode(error: unknown): string {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.message : String(error);
}
