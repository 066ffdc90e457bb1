// https://developers.cleeng.com/reference/sso-login: the token is in X-Publisher-Token, or in the body as one client sends it.
// The documents leave open what happens to an unknown address and what a failure looks like: the settings `sso…`.

import { randomBytes } from 'node:crypto';
import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import { addCustomer } from './add-customer';
import { customerAddress } from './caller-address';
import { readBody, refuse, succeed } from './envelope';
import { blankable, emailSchema, idSchema } from './fields';
import { localeOf } from './locales';
import { hashPassword } from './password-hash';
import { PUBLISHER } from './publishers';
import { issueTokens } from './tokens';
import { type Customer, findCustomerByEmail, findCustomerById } from './world';

const ssoSchema = z
  .object({
    customerEmail: blankable(z.string()),
    customerId: blankable(idSchema),
    customerIP: blankable(z.string()),
    publisherToken: blankable(z.string()),
  })
  .refine((body) => body.customerEmail !== undefined || body.customerId !== undefined);

type Request = z.infer<typeof ssoSchema>;

export function sso(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  return new Hono<Env>().post('/sso/auths', async (c) => {
    const body = await readBody(c, ssoSchema);
    requirePublisherToken(sandbox, c.req.header('X-Publisher-Token'), body.publisherToken);
    const ipAddress =
      customerAddress(c.env.incoming, body.customerIP) ?? refuse('invalidRequestBody');
    const customer =
      findCustomer(sandbox, body) ?? (await createCustomer(sandbox, body, PUBLISHER.id, ipAddress));
    if (!customer.publisherIds.includes(PUBLISHER.id)) refuse('notAssociated');

    customer.lastUserIp = ipAddress;
    customer.lastLoginAt = Date.now();
    const tokens = await issueTokens(world, customer, PUBLISHER.id);
    return world.settings.ssoAnswer === 'bare' ? c.json(tokens) : succeed(c, tokens);
  });
}

function requirePublisherToken(
  { world: { settings }, publisherToken }: Sandbox,
  inHeader?: string,
  inBody?: string,
): void {
  const given = {
    either: inHeader || inBody,
    header: inHeader,
    body: inBody,
  }[settings.ssoPublisherToken];
  if (publisherToken !== null && given === publisherToken) return;
  refuse('publisherTokenInvalid', {
    status: settings.ssoBadTokenStatus,
    code: settings.ssoBadTokenCode,
  });
}

function findCustomer({ world }: Sandbox, { customerEmail, customerId }: Request) {
  return customerEmail === undefined
    ? findCustomerById(world.cleeng, customerId ?? 0)
    : findCustomerByEmail(world.cleeng, customerEmail);
}

async function createCustomer(
  sandbox: Sandbox,
  { customerEmail }: Request,
  publisherId: number,
  ipAddress: string,
): Promise<Customer> {
  const { world } = sandbox;
  const { ssoUnknownEmail, ssoUnknownEmailStatus, ssoUnknownEmailCode } = world.settings;
  const email = emailSchema.safeParse(customerEmail);
  if (ssoUnknownEmail === 'refused' || !email.success)
    refuse('emailUnknown', { status: ssoUnknownEmailStatus, code: ssoUnknownEmailCode });

  const passwordHash = await hashPassword(randomBytes(32).toString('base64url'));
  const { country, currency, locale } = localeOf(sandbox, ipAddress);
  return (
    // A second request may have created it while the password was hashed.
    findCustomerByEmail(world.cleeng, email.data) ??
    addCustomer(world, {
      email: email.data,
      passwordHash,
      publisherId,
      ipAddress,
      country,
      currency,
      locale,
    })
  );
}
