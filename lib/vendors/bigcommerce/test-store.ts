import 'server-only';
import { beforeEach } from 'vitest';
import { ownSandbox, type TestSandbox } from '@/lib/http/test-sandbox';
import { cachedOrders } from './orders';
import { cachedProducts } from './products';

/** The sandbox's customers: several orders, several currencies, none, weekly orders, and a page of unpaid ones. */
export const [mira, jonas, ines, otis, noor] = [4927, 4928, 4929, 4930, 4931] as const;

/** Without cached responses. `calls` are paths within that store. */
export function ownStore(): TestSandbox {
  const sandbox = ownSandbox();
  beforeEach(clearCaches);
  const { calls } = sandbox;
  return Object.assign(sandbox, { calls: async () => (await calls()).map(withinStore) });
}

export function clearCaches(): void {
  cachedOrders.clear();
  cachedProducts.clear();
}

function withinStore(call: string): string {
  return decodeURIComponent(call.replace('/bigcommerce/stores/foyer1store', ''));
}
