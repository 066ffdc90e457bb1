// An address ending in @undeliverable.example fails the e-mail verification that Cleeng documents.

import type { Context } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import type { Settings } from '../world/settings';
import { addCustomer } from './add-customer';
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
import { issueTokens, newCustomerToken } from './tokens';
import { type CleengWorld, type Customer, findCustomerByEmail } from './world';

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
  const { email, country, currency, locale, firstName, lastName, externalId, externalData } = body;
  const customer = addCustomer(world, {
    email,
    passwordHash,
    publisherId,
    ipAddress,
    country,
    currency,
    locale,
    mailbox: mailboxOf(c),
    firstName: firstName ?? '',
    lastName: lastName ?? '',
    externalId: externalId ?? '',
    externalData: externalData ?? null,
  });

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
