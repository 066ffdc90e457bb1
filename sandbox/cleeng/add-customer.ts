import { randomInt } from 'node:crypto';
import type { World } from '../world/world';
import { testCustomers } from './test-customers';
import { revokeRefreshTokens } from './tokens';
import { type CleengWorld, type Customer, findCustomerById } from './world';

const CUSTOMERS_KEPT = 5_000;

type Given = Pick<Customer, 'email' | 'passwordHash' | 'country' | 'currency' | 'locale'> &
  Partial<Customer> & { publisherId: number; ipAddress: string };

export function addCustomer(world: World, { publisherId, ipAddress, ...given }: Given): Customer {
  const now = Date.now();
  const customer: Customer = {
    id: unusedId(world.cleeng),
    publisherIds: [publisherId],
    firstName: '',
    lastName: '',
    registeredAt: now,
    lastLoginAt: now,
    lastUserIp: ipAddress,
    externalId: '',
    externalData: null,
    consents: {},
    captureAnswers: {},
    mailbox: null,
    ...given,
  };
  world.cleeng.customers.push(customer);
  forgetOldest(world);
  return customer;
}

/** Keeps a public demo from growing without limit. The test customers come first and stay. */
function forgetOldest(world: World): void {
  const surplus = Math.max(0, world.cleeng.customers.length - CUSTOMERS_KEPT);
  for (const { id } of world.cleeng.customers.splice(testCustomers.length, surplus))
    revokeRefreshTokens(world, id);
}

/** Random, so that a JWT from before a reset does not fit a new customer. */
function unusedId(world: CleengWorld): number {
  for (;;) {
    const id = randomInt(100_000_000, 1_000_000_000);
    if (!findCustomerById(world, id)) return id;
  }
}
