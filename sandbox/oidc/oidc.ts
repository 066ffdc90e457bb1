// https://openid.net/specs/openid-connect-core-1_0.html

import { Hono } from 'hono';
import { BodyTooLarge } from '../body';
import type { Env } from '../sandbox';
import type { Vendor } from '../vendor';
import { authorize } from './authorize/authorize';
import { discovery } from './discovery';
import { endSessionRoutes } from './end-session';
import { failureBodyFor, OauthRefusal, refusalBody } from './refusal';
import { token } from './token';
import { userinfo } from './userinfo';

export const oidc: Vendor = {
  name: 'oidc',
  title: 'OpenID provider',
  prefixes: ['/oidc'],
  gateway: () => [],
  routes: (sandbox) => {
    const provider = new Hono<Env>();
    provider.onError((error, c) => {
      if (error instanceof OauthRefusal) {
        c.header('Cache-Control', 'no-store');
        if (error.status === 401) {
          const scheme = error.error === 'invalid_client' ? 'Basic' : 'Bearer';
          c.header('WWW-Authenticate', `${scheme} realm="sandbox", error="${error.error}"`);
        }
        return c.json(refusalBody(error.error, error.description), error.status);
      }
      if (error instanceof BodyTooLarge)
        return c.json(refusalBody('invalid_request', 'The body is too large'), 413);
      console.error(`sandbox: ${c.req.method} ${c.req.path} failed`, error);
      return c.json(refusalBody('server_error', 'The sandbox failed'), 500);
    });
    provider.route('/oidc', discovery(sandbox));
    provider.route('/oidc', authorize(sandbox));
    provider.route('/oidc', token(sandbox));
    provider.route('/oidc', userinfo(sandbox));
    provider.route('/oidc', endSessionRoutes(sandbox));
    return provider;
  },
  failureBody: failureBodyFor,
};
