import type { FaultOrder, Sandbox } from './sandbox';

const unreachable = 'One of our services is not responding right now.';
const busy = 'We are very busy right now.';

export const consentsAsked = { method: 'GET', path: '/publishers/:id/consents' } as const;
export const regionRequested = { method: 'GET', path: '/locales' } as const;
export const customerMade = { method: 'POST', path: '/customers' } as const;
export const consentsStored = { method: 'PUT', path: '/customers/:id/consents' } as const;
export const captureAsked = { method: 'GET', path: '/customers/:id/capture/status' } as const;
export const captureStored = { method: 'PUT', path: '/customers/:id/capture' } as const;
export const customerAsked = { method: 'GET', path: '/customers/:id' } as const;
export const consentsRead = { method: 'GET', path: '/customers/:id/consents' } as const;
export const tokensRenewed = { method: 'POST', path: '/auths/refresh_token' } as const;
export const passwordChecked = { method: 'POST', path: '/auths' } as const;

/** A call fails, also when it is tried again, until `run` has ended. */
export async function during(
  sandbox: Sandbox,
  outage: FaultOrder,
  run: () => Promise<void>,
): Promise<void> {
  await sandbox.fail({ times: 100, ...outage });
  await run();
  await sandbox.recover();
}

/** What the page says about a failure. A `timeout` takes five seconds for each call: most tests use another fault. */
export function sentenceFor(fault: FaultOrder['fault']): string {
  return fault === 429 ? busy : unreachable;
}
