// https://developers.cleeng.com/reference/register, fetch-customers-data, update-customers-data
// A registration has no consents: they follow with its JWT.

import { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import { type CustomerEnv, requireJwt, requireOwnId } from './bearer';
import { succeed } from './envelope';
import { registerCustomer } from './register-customer';
import { updateCustomer } from './update-customer';
import type { Customer } from './world';

export function customers(sandbox: Sandbox): Hono<CustomerEnv> {
  const own = [requireJwt(sandbox), requireOwnId(sandbox)] as const;

  return new Hono<CustomerEnv>()
    .post('/customers', async (c) => succeed(c, await registerCustomer(sandbox, c)))
    .get('/customers/:customerId', ...own, (c) =>
      succeed(c, describeCustomer(sandbox, c.var.customer)),
    )
    .patch('/customers/:customerId', ...own, async (c) => {
      await updateCustomer(sandbox, c);
      return succeed(c, describeCustomer(sandbox, c.var.customer));
    });
}

function describeCustomer({ world }: Sandbox, customer: Customer) {
  return {
    id: customer.id,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    country: customer.country,
    ...(world.settings.customerCarriesLocale ? { locale: customer.locale } : {}),
    regDate: formatDate(customer.registeredAt),
    lastLoginDate: formatDate(customer.lastLoginAt),
    lastUserIp: customer.lastUserIp,
    ...(world.settings.customerCarriesExternalId ? { externalId: customer.externalId } : {}),
    externalData: customer.externalData,
  };
}

/** `YYYY-MM-DD HH:MM:SS`, in UTC. */
function formatDate(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 19).replace('T', ' ');
}
