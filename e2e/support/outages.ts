import type { FaultOrder, Sandbox } from './sandbox';

const silent = 'One of our services is not responding right now.';
const busy = 'We are very busy right now.';
/** Every failure of Cleeng's that a person can tell apart, with what they are told. That others come out as these, the client's own test shows. */
export const outages = [
  { fault: 429, sentence: busy },
  { fault: 500, sentence: silent },
  { fault: 'timeout', sentence: silent },
] as const;

export const consentsAsked = { method: 'GET', path: '/publishers/:id/consents' } as const;
export const placeAsked = { method: 'GET', path: '/locales' } as const;
export const customerMade = { method: 'POST', path: '/customers' } as const;
export const consentsStored = { method: 'PUT', path: '/customers/:id/consents' } as const;
export const captureAsked = { method: 'GET', path: '/customers/:id/capture/status' } as const;
export const captureStored = { method: 'PUT', path: '/customers/:id/capture' } as const;
export const customerAsked = { method: 'GET', path: '/customers/:id' } as const;
export const consentsRead = { method: 'GET', path: '/customers/:id/consents' } as const;
export const tokensRenewed = { method: 'POST', path: '/auths/refresh_token' } as const;
export const passwordChecked = { method: 'POST', path: '/auths' } as const;

/** A call that keeps failing, also when it is tried again, until `run` is through. */
export async function during(
  sandbox: Sandbox,
  outage: FaultOrder,
  run: () => Promise<void>,
): Promise<void> {
  await sandbox.fail({ times: 100, ...outage });
  await run();
  await sandbox.recover();
}

/** What a person is told: most failures are a silence to them. */
export function sentenceFor(fault: FaultOrder['fault']): string {
  return outages.find((outage) => outage.fault === fault)?.sentence ?? silent;
}
