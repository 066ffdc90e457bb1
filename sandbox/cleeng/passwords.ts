// https://developers.cleeng.com/reference/reset-password, update-password
// An unknown address gets an error of its own, as documented.

import { type Context, Hono } from 'hono';
import { z } from 'zod';
import type { Env, Sandbox } from '../sandbox';
import type { World } from '../world/world';
import { readBody, refuse, succeed } from './envelope';
import { blankable, idSchema } from './fields';
import { mailboxOf } from './mailbox-key';
import { resolvePublisher } from './publisher-of';
import { isKnownPublisher } from './publishers';
import { sendResetMail } from './reset-mail';
import { setPassword } from './set-password';
import { type Customer, findCustomerByEmail, findCustomerById } from './world';

const requestSchema = z.object({
  customerEmail: z.string().min(1),
  offerId: blankable(z.string()),
  publisherId: blankable(idSchema),
  resetUrl: blankable(z.string()),
});

const changeSchema = z.object({
  publisherId: idSchema,
  customerId: blankable(idSchema),
  customerEmail: blankable(z.string()),
  resetPasswordToken: z.string(),
  newPassword: z.string(),
});

export function passwords(sandbox: Sandbox): Hono<Env> {
  return new Hono<Env>()
    .put('/customers/passwords', async (c) => {
      await requestReset(sandbox, c);
      return succeed(c, {});
    })
    .patch('/customers/passwords', async (c) => {
      const body = await readBody(c, changeSchema);
      if (!isKnownPublisher(body.publisherId)) refuse('offerOrPublisherNotFound');
      const customer = customerOf(sandbox.world, body) ?? refuse('resetEmailInvalid');
      await setPassword(sandbox.world, customer, body);
      return succeed(c, {});
    });
}

async function requestReset(sandbox: Sandbox, c: Context<Env>): Promise<void> {
  const { world } = sandbox;
  const body = await readBody(c, requestSchema);
  const publisherId = resolvePublisher(world.cleeng, c, body) ?? refuse('emptyOfferOrPublisher');
  if (body.resetUrl !== undefined && !isWebAddress(body.resetUrl)) refuse('resetUrlInvalid');
  const customer = findCustomerByEmail(world.cleeng, body.customerEmail);
  if (customer?.publisherIds.includes(publisherId)) {
    sendResetMail(sandbox, {
      customer,
      publisherId,
      resetUrl: body.resetUrl,
      askedFrom: mailboxOf(c),
    });
  } else if (world.settings.unknownEmailAtReset === 'refused') {
    refuse('emailUnknown');
  }
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}

function customerOf(world: World, body: z.infer<typeof changeSchema>): Customer | undefined {
  if (body.customerId !== undefined) return findCustomerById(world.cleeng, body.customerId);
  return body.customerEmail === undefined
    ? undefined
    : findCustomerByEmail(world.cleeng, body.customerEmail);
}
