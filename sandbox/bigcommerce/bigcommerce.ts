// https://developer.bigcommerce.com/docs
// Shoppers' requests below /store are not listed as calls and never fail: otherwise every picture would count as one.

import { Hono } from 'hono';
import { BodyTooLarge } from '../body';
import type { Env } from '../sandbox';
import { relativePath, type Vendor } from '../vendor';
import { requireToken } from './access';
import { currentCustomer } from './current-customer';
import { customers } from './customers';
import { failureBodyFor, StoreRefusal } from './failures';
import { orders } from './orders';
import { products } from './products';
import { limitRate } from './rate-limit';
import { store } from './store';
import { time } from './time';

const MANAGEMENT = '/bigcommerce/stores/:hash';

export const bigcommerce: Vendor = {
  name: 'bigcommerce',
  title: 'BigCommerce: management API, current customer',
  prefixes: ['/bigcommerce', '/customer'],
  gateway: (sandbox) => {
    const limit = limitRate(sandbox);
    return [(c, next) => (c.req.path.startsWith('/bigcommerce/') ? limit(c, next) : next())];
  },
  routes: (sandbox) => {
    const api = new Hono<Env>();
    api.onError((error, c) => {
      const path = relativePath(bigcommerce, c.req.path);
      if (error instanceof StoreRefusal)
        return c.json(failureBodyFor(error.status, c.req.method, path, error.text), error.status);
      if (error instanceof BodyTooLarge)
        return c.json(failureBodyFor(413, c.req.method, path), 413);
      console.error(`sandbox: ${c.req.method} ${c.req.path} failed`, error);
      return c.json(failureBodyFor(500, c.req.method, path), 500);
    });
    api.use(`${MANAGEMENT}/*`, requireToken(sandbox));
    api.route(MANAGEMENT, orders(sandbox));
    api.route(MANAGEMENT, products(sandbox));
    api.route(MANAGEMENT, customers(sandbox));
    api.route(MANAGEMENT, time());
    api.route('/', currentCustomer(sandbox));
    api.route('/', store(sandbox));
    return api;
  },
  failureBody: failureBodyFor,
};
