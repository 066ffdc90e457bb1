// https://developer.kustomer.com/docs/chat/web

import { Hono } from 'hono';
import { BodyTooLarge } from '../body';
import type { Env } from '../sandbox';
import type { Vendor } from '../vendor';
import { conversations } from './conversations';
import { customers } from './customers';
import { live } from './live';
import { login } from './login';
import { failureBodyFor, KustomerRefusal, refusalBody } from './refusal';
import { sessions } from './sessions';
import { widget } from './widget';

export const kustomer: Vendor = {
  name: 'kustomer',
  title: 'Kustomer Web chat',
  prefixes: ['/kustomer'],
  gateway: () => [],
  routes: (sandbox) => {
    const api = new Hono<Env>();
    api.onError((error, c) => {
      if (error instanceof KustomerRefusal)
        return c.json(refusalBody(error.status, error.title), error.status);
      if (error instanceof BodyTooLarge)
        return c.json(refusalBody(413, 'The body is too large'), 413);
      console.error(`sandbox: ${c.req.method} ${c.req.path} failed`, error);
      return c.json(refusalBody(500, 'The sandbox failed; the error is in its output'), 500);
    });
    api.route('/kustomer', widget());
    api.route('/kustomer', sessions(sandbox));
    api.route('/kustomer', login(sandbox));
    api.route('/kustomer', customers(sandbox));
    api.route('/kustomer', conversations(sandbox));
    api.route('/kustomer', live(sandbox));
    return api;
  },
  failureBody: failureBodyFor,
};
