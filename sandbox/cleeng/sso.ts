// https://developers.cleeng.com/reference/sso-login: the token is in X-Publisher-Token, or in the body as one client sends it.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import { customerAddress } from './caller-address';
import { readBody, refuse, succeed } from './envelope';
import { blankable, idSchema } from './fields';
import { publishers } from './publishers';
import { issueTokens } from './tokens';
import { findCustomerByEmail, findCustomerById } from './world';

const ssoSchema = z
  .object({
    customerEmail: blankable(z.string()),
    customerId: blankable(idSchema),
    customerIP: blankable(z.string()),
    publisherToken: blankable(z.string()),
  })
  .refine((body) => body.customerEmail !== undefined || body.customerId !== undefined);

export function sso({ world }: Sandbox): Hono<Env> {
  return new Hono<Env>().post('/sso/auths', async (c) => {
    const body = await readBody(c, ssoSchema);
    const publisherToken = c.req.header('X-Publisher-Token') || body.publisherToken;
    const publisher =
      publishers.find(({ token }) => token === publisherToken) ?? refuse('publisherTokenInvalid');
    const customer =
      body.customerEmail === undefined
        ? findCustomerById(world.cleeng, body.customerId ?? 0)
        : findCustomerByEmail(world.cleeng, body.customerEmail);
    if (!customer) refuse('emailUnknown');
    if (!customer.publisherIds.includes(publisher.id)) refuse('notAssociated');

    customer.lastUserIp =
      customerAddress(c.env.incoming, body.customerIP) ?? refuse('invalidRequestBody');
    customer.lastLoginAt = Date.now();
    return succeed(c, await issueTokens(world, customer, publisher.id));
  });
}
