import { expect, it } from 'vitest';
import { Refusal, VendorError, type VendorFailure } from '@/lib/errors/errors';
import { mayBeSpent } from './refresh';

const failed = (failure: VendorFailure, operation = 'refreshAuth') =>
  new VendorError('cleeng', operation, failure, 'a test');

it.each<[string, unknown, boolean]>([
  ['was on its way when the connection broke', failed('network'), true],
  ['was not answered in time', failed('timeout'), true],
  ['was answered with a failure', failed('failing'), true],
  ['was answered with what is no pair', failed('malformed'), true],
  ['was traded for a pair that we could not store', new Error('the database is away'), true],
  ['was never sent: connection refused', failed('unreachable'), false],
  ['was never sent: Cleeng has no keys for us', failed('network', 'fetchKeys'), false],
  ['was turned away unread', failed('busy'), false],
  ['was turned away by a gateway', failed('refused'), false],
  ['was refused by name', new Refusal('vendor_refused'), false],
])('a token that %s may be spent: %#', (_, error, isDoubtful) => {
  expect(mayBeSpent(error)).toBe(isDoubtful);
});
