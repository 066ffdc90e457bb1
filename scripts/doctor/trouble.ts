// What a vendor's failure means to whoever runs the storefront: the same few kinds for all, told apart by lib/http/request.ts.
import { Refusal, VendorError, type VendorFailure } from '@/lib/errors/errors';
import { type Finding, failure } from './finding';
import { playedVendors } from './played';

/** Whom we asked. */
export interface Asked {
  vendor: VendorError['vendor'];
  name: string;
  /** The variable that says where it is. */
  setting: string;
}

/** The finding of a question that `error` ended. What is neither the vendor's failure nor its refusal is thrown on. */
export function trouble(asked: string, error: unknown, whom: Asked): Finding {
  if (error instanceof Refusal)
    return failure(asked, `refused (${error.code})`, adviceAboutVendor('refused', whom));
  if (!(error instanceof VendorError)) throw error;
  const isPlayed = playedVendors().includes(whom.name);
  const advice = isPlayed ? adviceAboutSandbox(error) : adviceAboutVendor(error.failure, whom);
  return failure(asked, whatHappened(error), advice);
}

/** An answer's status, as the failure it is. */
export function failureOfStatus({ vendor }: Asked, operation: string, status: number): VendorError {
  const isOutage = status >= 500;
  const kind = status === 429 ? 'busy' : isOutage ? 'failing' : 'refused';
  return new VendorError(vendor, operation, kind, `status ${status}`);
}

function whatHappened(error: VendorError): string {
  const detail = error.message.split(': ').slice(2).join(': ');
  // The system's codes are ours to show. Its sentences repeat the address, and that may hold a password.
  const code = /^[A-Z0-9_]+$/.test(detail) ? ` (${detail})` : '';
  return {
    timeout: detail,
    unreachable: `no connection${code}`,
    network: code ? `the connection broke${code}` : 'a redirect, or no answer at all',
    failing: detail,
    malformed: `not what was asked for (${detail})`,
    busy: `too many questions (${detail})`,
    refused: detail,
  }[error.failure];
}

function adviceAboutVendor(kind: VendorFailure, { name, setting }: Asked): string {
  return {
    timeout: `Try again. ${name} may be down, or a firewall may keep us from it.`,
    unreachable: `Check ${setting}, and this machine's way out: names, firewall.`,
    network: `Check ${setting}: its certificate, no redirect, and no user in it.`,
    failing: `Try again: ${name} has a fault of its own.`,
    malformed: `Check ${setting}: that is not how ${name} answers.`,
    busy: 'Wait a minute.',
    refused: `Check ${setting}.`,
  }[kind];
}

function adviceAboutSandbox({ failure: kind, message }: VendorError): string {
  if (/\b(ENOTFOUND|EAI_AGAIN)$/.test(message))
    return 'No machine has that name: check SANDBOX_URL and SANDBOX_INTERNAL_URL.';
  if (kind === 'unreachable')
    return 'Start it: `npm run demo`. If it runs, give PORT and the SANDBOX_ variables as it was started with.';
  return 'Look at the faults that were ordered, on its panel.';
}
