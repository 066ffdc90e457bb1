// https://developers.cleeng.com/reference/login, refresh-token, revoke-refresh-tokens
// No endpoint ends a single session: clients forget their tokens.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import { type CustomerEnv, requireJwt } from './bearer';
import { customerAddress } from './caller-address';
import { readBody, refuse, succeed } from './envelope';
import { blankable, idSchema } from './fields';
import { isPassword } from './password-hash';
import { resolvePublisher } from './publisher-of';
import { issueTokens, newCustomerToken, revokeRefreshTokens, takeRefreshToken } from './tokens';
import { findCustomerByEmail, findCustomerById } from './world';

const loginSchema = z.object({
  email: z.string().min(1),
  password: z.string().min(1),
  offerId: blankable(z.string()),
  publisherId: blankable(idSchema),
  customerIP: blankable(z.string()),
});

const refreshSchema = z.object({ refreshToken: z.string().min(1) });

export function auths(sandbox: Sandbox): Hono<CustomerEnv> {
  const { world } = sandbox;

  return new Hono<CustomerEnv>()
    .post('/auths', async (c) => {
      const body = await readBody(c, loginSchema);
      const publisherId = resolvePublisher(world.cleeng, c, body) ?? refuse('invalidRequestBody');
      const ipAddress =
        customerAddress(c.env.incoming, body.customerIP) ?? refuse('invalidRequestBody');
      const customer = findCustomerByEmail(world.cleeng, body.email);
      if (!customer || !(await isPassword(body.password, customer.passwordHash)))
        refuse('wrongCredentials');
      if (!customer.publisherIds.includes(publisherId)) refuse('notAssociated');

      customer.lastLoginAt = Date.now();
      customer.lastUserIp = ipAddress;
      const tokens = await issueTokens(world, customer, publisherId);
      return succeed(c, { ...tokens, customerToken: newCustomerToken(), customerId: customer.id });
    })
    .post('/auths/refresh_token', async (c) => {
      const body = await readBody(c, refreshSchema, 'refreshParameterInvalid');
      const taken = takeRefreshToken(world, body.refreshToken);
      const customer = taken && findCustomerById(world.cleeng, taken.customerId);
      if (!customer)
        refuse('refreshTokenInvalid', { status: world.settings.deadRefreshTokenStatus });
      return succeed(c, await issueTokens(world, customer, taken.publisherId));
    })
    .delete('/refresh_tokens', requireJwt(sandbox), (c) => {
      revokeRefreshTokens(world, c.var.customer.id);
      return succeed(c, { success: true });
    });
}
