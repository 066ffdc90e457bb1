// For tests: a sandbox whose store is asked anew each time, and what it was asked.
import 'server-only';
import { beforeEach } from 'vitest';
import { ownSandbox, type TestSandbox } from '@/lib/http/test-sandbox';

/** Of the sandbox: they have bought a good deal, paid in several currencies, never ordered, ordered every week,
 * or began more orders than a page holds since they bought something. */
export const [mira, jonas, ines, otis, noor] = [4927, 4928, 4929, 4930, 4931] as const;

export function ownStore(): TestSandbox {
  const sandbox = ownSandbox();
  beforeEach(forgetAnswers);
  const { calls } = sandbox;
  return Object.assign(sandbox, { calls: async () => (await calls()).map(withinStore) });
}

/** As in a process that has just started. */
export function forgetAnswers(): void {
  Reflect.deleteProperty(globalThis, 'foyerStoreOrders');
  Reflect.deleteProperty(globalThis, 'foyerStoreProducts');
}

function withinStore(call: string): string {
  return decodeURIComponent(call.replace('/bigcommerce/stores/foyer1store', ''));
}
