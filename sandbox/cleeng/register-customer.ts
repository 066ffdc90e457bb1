// An address ending in @undeliverable.example fails the e-mail verification that Cleeng documents.

import { randomInt } from 'node:crypto';
import type { Context } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import type { Settings } from '../world/settings';
import type { World } from '../world/world';
import type { CustomerEnv } from './bearer';
import { customerAddress } from './caller-address';
import { readBody, refuse } from './envelope';
import {
  blankable,
  countrySchema,
  currencySchema,
  emailSchema,
  externalDataSchema,
  idSchema,
  localeSchema,
  passwordSchema,
} from './fields';
import { mailboxOf } from './mailbox-key';
import { hashPassword } from './password-hash';
import { resolvePublisher } from './publisher-of';
import { testCustomers } from './test-customers';
import { issueTokens, newCustomerToken, revokeRefreshTokens } from './tokens';
import { type CleengWorld, type Customer, findCustomerByEmail, findCustomerById } from './world';

const CUSTOMERS_KEPT = 5_000;
const PASSING_CAPTCHA = 'sandbox-captcha-passed';

const registrationSchema = z.object({
  email: emailSchema,
  password: passwordSchema,
  offerId: blankable(z.string()),
  publisherId: blankable(idSchema),
  locale: localeSchema,
  country: countrySchema,
  currency: currencySchema,
  firstName: blankable(z.string().max(50)),
  lastName: blankable(z.string().max(50)),
  externalId: blankable(z.string().max(255)),
  externalData: blankable(externalDataSchema),
  customerIP: blankable(z.string()),
  captchaValue: blankable(z.string()),
});

type Registration = z.infer<typeof registrationSchema>;

export async function registerCustomer({ world }: Sandbox, c: Context<CustomerEnv>) {
  const body = await readBody(c, registrationSchema);
  const publisherId = resolvePublisher(world.cleeng, c, body) ?? refuse('invalidRequestBody');
  const ipAddress =
    customerAddress(c.env.incoming, body.customerIP) ?? refuse('invalidRequestBody');
  refuseFailedCaptcha(world.settings, body.captchaValue);
  if (world.settings.enterpriseAccountRequired) refuse('enterpriseAccountRequired');
  if (body.email.toLowerCase().endsWith('@undeliverable.example'))
    refuse('emailVerificationFailed');

  const passwordHash = await hashPassword(body.password);
  // No await between here and the push, or two requests could register the same address.
  refuseTaken(world.cleeng, body, publisherId);
  const customer = newCustomer(world.cleeng, body, {
    publisherId,
    passwordHash,
    ipAddress,
    mailbox: mailboxOf(c),
  });
  world.cleeng.customers.push(customer);
  forgetOldest(world);

  const tokens = await issueTokens(world, customer, publisherId);
  return { ...tokens, customerToken: newCustomerToken(), customerId: customer.id };
}

function refuseFailedCaptcha(settings: Settings, captchaValue: string | undefined): void {
  if (!settings.captcha) return;
  if (!captchaValue) refuse('captchaRequired');
  if (captchaValue !== PASSING_CAPTCHA) refuse('captchaFailed');
}

function refuseTaken(world: CleengWorld, body: Registration, publisherId: number): void {
  if (findCustomerByEmail(world, body.email)) refuse('customerExists');
  const hasExternalId = (customer: Customer) =>
    customer.externalId === body.externalId && customer.publisherIds.includes(publisherId);
  if (body.externalId && world.customers.some(hasExternalId)) refuse('customerExists');
}

function newCustomer(
  world: CleengWorld,
  body: Registration,
  made: { publisherId: number; passwordHash: string; ipAddress: string; mailbox: string | null },
): Customer {
  const now = Date.now();
  return {
    id: unusedId(world),
    publisherIds: [made.publisherId],
    email: body.email,
    passwordHash: made.passwordHash,
    firstName: body.firstName ?? '',
    lastName: body.lastName ?? '',
    country: body.country,
    currency: body.currency,
    locale: body.locale,
    registeredAt: now,
    lastLoginAt: now,
    lastUserIp: made.ipAddress,
    externalId: body.externalId ?? '',
    externalData: body.externalData ?? null,
    consents: {},
    captureAnswers: {},
    mailbox: made.mailbox,
  };
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
