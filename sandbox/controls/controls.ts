// The panel calls the same functions.

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import { BodyTooLarge } from '../body';
import type { Env, Sandbox } from '../sandbox';
import { resetWorld } from '../world/create-world';
import { advance, advanceSchema } from './advance';
import { changeCapture, changeCaptureSchema } from './capture';
import { answerChat, answerChatSchema, readChats } from './chat';
import { publishConsent, publishConsentSchema } from './consents';
import { addFault, failSchema } from './fail';
import { refuseForeignCallers, requireAdmin } from './guard';
import { InvalidInput, readInput } from './input';
import { readMail } from './mail';
import { oidcLogout, oidcLogoutSchema } from './oidc-logout';
import { changePerson, changePersonSchema } from './oidc-people';
import { rotateKeys, rotateKeysSchema } from './rotate-keys';
import { changeSettings, changeSettingsSchema } from './settings';
import {
  endSubscription,
  endSubscriptionSchema,
  giveSubscription,
  giveSubscriptionSchema,
} from './subscriptions';

export function controlRoutes(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const controls = new Hono<Env>();
  controls.onError((error, c) => {
    if (error instanceof InvalidInput) return c.json({ error: error.message }, 400);
    if (error instanceof BodyTooLarge) return c.json({ error: 'The body is too large.' }, 413);
    throw error;
  });

  controls.use('/_/*', refuseForeignCallers(sandbox), requireAdmin(sandbox));
  controls.post('/_/*', async (c, next) => {
    if (!isJson(c)) return c.json({ error: 'The controls take only application/json.' }, 415);
    await next();
  });

  controls.post('/_/reset', async (c) => {
    await readInput(c, z.strictObject({}));
    await resetWorld(world);
    return c.json({ reset: true });
  });
  controls.post('/_/fail', async (c) => c.json(addFault(world, await readInput(c, failSchema))));
  controls.post('/_/advance', async (c) =>
    c.json(advance(world, await readInput(c, advanceSchema))),
  );
  controls.post('/_/settings', async (c) =>
    c.json(changeSettings(world, await readInput(c, changeSettingsSchema))),
  );
  controls.get('/_/settings', (c) => c.json(world.settings));
  controls.post('/_/consents', async (c) =>
    c.json(publishConsent(world, await readInput(c, publishConsentSchema))),
  );
  controls.post('/_/capture', async (c) =>
    c.json(changeCapture(world, await readInput(c, changeCaptureSchema))),
  );
  controls.post('/_/subscriptions', async (c) =>
    c.json(giveSubscription(world, await readInput(c, giveSubscriptionSchema))),
  );
  controls.post('/_/end-subscription', async (c) =>
    c.json(endSubscription(world, await readInput(c, endSubscriptionSchema))),
  );
  controls.post('/_/chat', async (c) =>
    c.json(answerChat(world, await readInput(c, answerChatSchema))),
  );
  controls.get('/_/chats', (c) => c.json(readChats(world, c.req.query('externalId'))));
  controls.post('/_/oidc-people', async (c) =>
    c.json(changePerson(world, await readInput(c, changePersonSchema))),
  );
  controls.post('/_/oidc-logout', async (c) =>
    c.json(await oidcLogout(sandbox, await readInput(c, oidcLogoutSchema))),
  );
  controls.get('/_/oidc-logouts', (c) => c.json(world.oidc.logouts));
  controls.post('/_/rotate-keys', async (c) =>
    c.json(await rotateKeys(world, await readInput(c, rotateKeysSchema))),
  );
  controls.get('/_/mail', (c) => c.json(readMail(world, c.req.query('to'))));
  controls.get('/_/calls', (c) => c.json(world.calls));
  return controls;
}

function isJson(c: Context): boolean {
  return c.req.header('Content-Type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';
}
