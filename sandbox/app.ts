// In the order in which a request passes them: journal, gateway, faults, vendor; then controls and panel.

import { Hono } from 'hono';
import { controlRoutes } from './controls/controls';
import { applyFaults } from './faults/apply';
import { respondNotFound } from './not-found';
import { panelRoutes } from './panel/panel';
import type { Env, Sandbox } from './sandbox';
import { vendors } from './vendors';
import { journalCalls } from './world/journal';

const READING = ['GET', 'HEAD', 'OPTIONS'];

export function createApp(sandbox: Sandbox): Hono<Env> {
  const app = new Hono<Env>();

  app.use(async (c, next) => {
    await next();
    if (!READING.includes(c.req.method)) sandbox.stateFile?.saveSoon();
  });

  for (const vendor of vendors) {
    for (const prefix of vendor.prefixes) {
      app.use(
        `${prefix}/*`,
        journalCalls(sandbox.world),
        ...vendor.gateway(sandbox),
        applyFaults(sandbox, vendor),
      );
    }
    app.route('/', vendor.routes(sandbox));
  }

  app.route('/', controlRoutes(sandbox));
  app.route('/', panelRoutes(sandbox));
  app.notFound((c) => respondNotFound(c, app.routes));
  app.onError((error, c) => {
    console.error(`sandbox: ${c.req.method} ${c.req.path} failed`, error);
    return c.json({ error: 'The sandbox failed; the error is in its output.' }, 500);
  });
  return app;
}
