// https://developers.cleeng.com/reference

import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { BodyTooLarge } from '../body';
import type { Env, Sandbox } from '../sandbox';
import type { Vendor } from '../vendor';
import { auths } from './auths';
import { capture } from './capture';
import { consents } from './consents';
import { customers } from './customers';
import { entitlements } from './entitlements';
import { CleengRefusal, failureBody } from './envelope';
import { failureBodyFor } from './failures';
import { jwks } from './jwks';
import { locales } from './locales';
import { offers } from './offers';
import { passwords } from './passwords';
import { limitRates } from './rate-limits';
import { refusals } from './refusals';
import { resetPage } from './reset-page';
import { sso } from './sso';
import { subscriptions } from './subscriptions';
import { widgets } from './widgets';

export const cleeng: Vendor = {
  name: 'cleeng',
  title: 'Cleeng MediaStore API',
  prefixes: ['/cleeng'],
  gateway: (sandbox) => [
    cors({
      origin: '*',
      allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      allowHeaders: ['Authorization', 'Content-Type', 'Accept', 'X-Requested-By'],
    }),
    limitRates(sandbox),
  ],
  routes: (sandbox) => {
    const api = new Hono<Env>();
    api.onError((error, c) => {
      if (error instanceof CleengRefusal)
        return c.json(failureAnswer(sandbox, error), error.status);
      if (error instanceof BodyTooLarge) return c.json({ message: 'Request Too Long' }, 413);
      console.error(`sandbox: ${c.req.method} ${c.req.path} failed`, error);
      const [status, code, text] = refusals.internalError;
      return c.json(failureBody(code, text), status);
    });
    api.route('/cleeng', locales(sandbox));
    api.route('/cleeng', consents(sandbox));
    api.route('/cleeng', passwords(sandbox)); // Before customers, whose :customerId would match it.
    api.route('/cleeng', customers(sandbox));
    api.route('/cleeng', auths(sandbox));
    api.route('/cleeng', capture(sandbox));
    api.route('/cleeng', jwks(sandbox));
    api.route('/cleeng', sso(sandbox));
    api.route('/cleeng', offers(sandbox));
    api.route('/cleeng', entitlements(sandbox));
    api.route('/cleeng', subscriptions(sandbox));
    api.route('/cleeng', resetPage(sandbox));
    api.route('/cleeng', widgets());
    return api;
  },
  failureBody: failureBodyFor,
};

function failureAnswer(sandbox: Sandbox, { code, text }: CleengRefusal): object {
  const body = failureBody(code, text);
  return sandbox.world.settings.responseDataOnErrors === 'null'
    ? { responseData: null, ...body }
    : body;
}
