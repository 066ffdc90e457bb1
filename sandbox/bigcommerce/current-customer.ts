// https://developer.bigcommerce.com/docs/start/authentication/current-customer
// Live tokens are HS512, though the documents show HS256. No CORS. A guest, an unknown app and no app are the same 404.

import { Hono } from 'hono';
import { SignJWT } from 'jose';
import type { Env, Sandbox } from '../sandbox';
import { type CurrentCustomer, spoil } from './flaws';
import { signedInShopper } from './shopper-session';
import type { Shopper } from './world';

const LIFETIME = 15 * 60;

export function currentCustomer(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>().get('/customer/current.jwt', async (c) => {
    c.header('Cache-Control', 'no-store');
    const shopper = signedInShopper(sandbox, c);
    if (!shopper || c.req.query('app_client_id') !== sandbox.storeKeys.clientId)
      return c.json({ errors: ['Not found'] }, 404);
    const token = await signToken(sandbox, shopper);
    return sandbox.world.settings.currentCustomerFlaw === 'quoted' ? c.json(token) : c.text(token);
  });
}

async function signToken({ world, storeKeys }: Sandbox, shopper: Shopper): Promise<string> {
  const { currentCustomerAlgorithm: alg, currentCustomerFlaw: flaw } = world.settings;
  const iat = Math.floor(Date.now() / 1000);
  const claims: CurrentCustomer = {
    customer: { id: shopper.id, email: shopper.email, group_id: String(shopper.groupId) },
    iss: 'bc/apps',
    sub: storeKeys.storeHash,
    iat,
    exp: iat + LIFETIME,
    version: 1,
    aud: storeKeys.clientId,
    application_id: storeKeys.clientId,
    store_hash: storeKeys.storeHash,
    operation: 'current_customer',
  };
  return new SignJWT(spoil(claims, flaw, storeKeys))
    .setProtectedHeader({ typ: 'JWT', alg })
    .sign(new TextEncoder().encode(storeKeys.clientSecret));
}
