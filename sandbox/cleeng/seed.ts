import type { SigningKey } from '../world/signing-keys';
import { hashPassword } from './password-hash';
import { OTHER_PUBLISHER, PUBLISHER } from './publishers';
import { seededOffers, seededSubscriptions } from './seed-offers';
import { seededCapture, seededConsents } from './seed-questions';
import { type TestCustomer, testCustomers } from './test-customers';
import type { CleengWorld, ConsentAnswer, Customer } from './world';

const MONTH = 30 * 24 * 60 * 60 * 1000;

export async function createCleengWorld(
  agedSeconds: number,
  signingKeys: SigningKey[],
): Promise<CleengWorld> {
  const now = Date.now();
  return {
    signingKeys,
    customers: await Promise.all(testCustomers.map((customer) => seedCustomer(customer, now))),
    refreshTokens: {},
    resetTokens: {},
    consents: seededConsents(),
    capture: seededCapture(),
    offers: seededOffers(),
    subscriptions: seededSubscriptions({ at: now, agedSeconds }),
  };
}

async function seedCustomer(customer: TestCustomer, now: number): Promise<Customer> {
  const { id, email, firstName, lastName, country, currency, locale, captureAnswers } = customer;
  const registeredAt = now - 3 * MONTH;
  return {
    id,
    email,
    passwordHash: await seededHash(customer.password),
    publisherIds: [(customer.isOurs ? PUBLISHER : OTHER_PUBLISHER).id],
    firstName,
    lastName,
    country,
    currency,
    locale,
    registeredAt,
    lastLoginAt: registeredAt,
    lastUserIp: '192.0.2.1',
    externalId: '',
    externalData: null,
    consents: acceptedAt(customer.consents, registeredAt),
    captureAnswers: { ...captureAnswers },
    mailbox: null,
  };
}

function acceptedAt(
  versions: Record<string, string>,
  answeredAt: number,
): Record<string, ConsentAnswer> {
  return Object.fromEntries(
    Object.entries(versions).map(([name, version]) => [
      name,
      { state: 'accepted', version, answeredAt },
    ]),
  );
}

const hashes = new Map<string, Promise<string>>();

/** Cached: tests reset often, and hashing is slow. */
function seededHash(password: string): Promise<string> {
  const hash = hashes.get(password) ?? hashPassword(password);
  hashes.set(password, hash);
  return hash;
}
