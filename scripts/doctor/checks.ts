// No finding quotes an error: it may contain an address with a password.
import { env } from '@/lib/env/env';
import { isRefusal, isVendorError, VendorError, type VendorFailure } from '@/lib/errors/errors';
import { secondsAhead } from '@/lib/http/clock';
import { type JsonAnswer, requestJson } from '@/lib/http/request';

export interface Finding {
  /** `skipped`: the vendor is not configured, which is no problem. */
  outcome: 'fine' | 'warning' | 'failure' | 'skipped';
  check: string;
  result: string;
  /** Empty when there is nothing to do. */
  advice: string;
}

export function fine(check: string, result: string, advice = ''): Finding {
  return { outcome: 'fine', check, result, advice };
}

export function skipped(check: string, result: string, advice: string): Finding {
  return { outcome: 'skipped', check, result, advice };
}

export function warning(check: string, result: string, advice: string): Finding {
  return { outcome: 'warning', check, result, advice };
}

export function failure(check: string, result: string, advice: string): Finding {
  return { outcome: 'failure', check, result, advice };
}

/** Where a request goes, and the variable that holds its address. */
export interface Target {
  vendor: VendorError['vendor'];
  name: string;
  setting: string;
}

/** A response, with the times around it by our clock, in milliseconds. */
export interface TimedResponse extends JsonAnswer {
  sentAt: number;
  receivedAt: number;
}

/** Any status is a response. Throws VendorError without one. */
export async function request(
  { vendor }: Target,
  url: string,
  { method = 'GET', headers }: { method?: 'GET' | 'HEAD'; headers?: Record<string, string> } = {},
): Promise<TimedResponse> {
  const sentAt = Date.now();
  const response = await requestJson({
    vendor,
    operation: 'doctor',
    url,
    method,
    headers,
    deadlineMs: 5_000,
  });
  return { ...response, sentAt, receivedAt: Date.now() };
}

export function errorOfStatus({ vendor }: Target, operation: string, status: number): VendorError {
  const kind = status === 429 ? 'busy' : status >= 500 ? 'failing' : 'refused';
  return new VendorError(vendor, operation, kind, `status ${status}`);
}

/** Throws errors other than a Refusal or a VendorError. */
export function failureOf(check: string, error: unknown, target: Target): Finding {
  if (isRefusal(error))
    return failure(check, `refused (${error.code})`, adviceOfVendor('refused', target));
  if (!isVendorError(error)) throw error;
  const isInSandbox = vendorsInSandbox().includes(target.name);
  const advice = isInSandbox ? adviceOfSandbox(error) : adviceOfVendor(error.failure, target);
  return failure(check, resultOf(error), advice);
}

function resultOf({ message, failure: kind }: VendorError): string {
  const detail = message.split(': ').slice(2).join(': ');
  const code = /^[A-Z0-9_]+$/.test(detail) ? ` (${detail})` : '';
  return {
    timeout: detail,
    unreachable: `no connection${code}`,
    network: code ? `the connection broke${code}` : 'a redirect, or no response at all',
    failing: detail,
    malformed: `an unexpected response (${detail})`,
    busy: `too many requests (${detail})`,
    clock: detail,
    refused: detail,
  }[kind];
}

function adviceOfVendor(kind: VendorFailure, { name, setting }: Target): string {
  return {
    timeout: `Try again. ${name} may be down, or a firewall may block us.`,
    unreachable: `Check ${setting}, and DNS and firewall of this machine.`,
    network: `Check ${setting}: its certificate, no redirect, and no user in it.`,
    failing: `Try again: ${name} has an outage.`,
    malformed: `Check ${setting}: ${name} does not respond like that.`,
    busy: 'Wait a minute.',
    clock: 'Set the clock of this machine (NTP).',
    refused: `Check ${setting}.`,
  }[kind];
}

function adviceOfSandbox({ failure: kind, message }: VendorError): string {
  if (/\b(ENOTFOUND|EAI_AGAIN)$/.test(message))
    return 'This host does not exist: check SANDBOX_URL and SANDBOX_INTERNAL_URL.';
  if (kind === 'unreachable')
    return 'Start it: `npm run demo`. If it is running, set PORT and the SANDBOX_ variables to the values it was started with.';
  return 'See the faults that are set in its panel.';
}

/** The sandbox plays no vendor, all of them, or Cleeng and the provider beside a real store or chat. */
export function vendorsInSandbox(): string[] {
  const { sandbox, bigcommerce, kustomer } = env();
  if (!sandbox) return [];
  const { origin } = new URL(sandbox.url);
  const isThere = (url: string | undefined) => url !== undefined && new URL(url).origin === origin;
  return [
    'Cleeng',
    'Single sign-on',
    ...(isThere(bigcommerce?.storeOrigin) ? ['BigCommerce'] : []),
    ...(isThere(kustomer?.widgetUrl) ? ['Kustomer'] : []),
  ];
}

/** A HEAD request: the script may be larger than the responses that we read. */
export async function checkScript(
  check: string,
  url: string,
  target: Target,
): Promise<{ finding: Finding; response?: TimedResponse }> {
  try {
    const response = await request(target, url, { method: 'HEAD' });
    if (response.status !== 200) throw errorOfStatus(target, 'script', response.status);
    const type = response.headers.get('content-type') ?? 'nothing';
    const finding = type.includes('javascript')
      ? fine(check, `served by ${new URL(url).host}`)
      : failure(check, `served as ${type}`, `Check ${target.setting}: this is not a script.`);
    return { finding, response };
  } catch (error) {
    return { finding: failureOf(check, error, target) };
  }
}

/** Of lib/vendors/{cleeng/jwt,bigcommerce/current-customer}.ts. */
const toleranceSeconds = 30;

export function checkClock(
  { sentAt, receivedAt }: Pick<TimedResponse, 'sentAt' | 'receivedAt'>,
  vendorTime: number | null,
): Finding {
  if (vendorTime === null)
    return warning('clock', 'the response contains no time', 'Compare the clocks by hand.');
  const ahead = secondsAhead(vendorTime, sentAt, receivedAt);
  const seconds = Math.abs(ahead);
  if (seconds <= 5) return fine('clock', 'same as ours');
  const result = `ours is ${seconds} s ${ahead > 0 ? 'ahead' : 'behind'}`;
  const advice = `Set the clock of this machine (NTP): beyond ${toleranceSeconds} s tokens may be refused.`;
  return (seconds > toleranceSeconds ? failure : warning)('clock', result, advice);
}
