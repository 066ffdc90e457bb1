// https://developers.cleeng.com/reference/fetch-customers-consents: compare versions only for equality.

import { Hono } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import type { Settings } from '../world/settings';
import { type CustomerEnv, requireJwt, requireOwnId } from './bearer';
import { readBody, refuse, succeed } from './envelope';
import { isKnownPublisher } from './publishers';
import type { CleengWorld, ConsentDefinition, Customer } from './world';

const answersSchema = z.object({
  consents: z
    .array(
      z.object({
        name: z.string(),
        version: z.union([z.string(), z.number()]).transform(String),
        state: z.enum(['accepted', 'declined']),
      }),
    )
    .min(1),
});

type Answers = z.infer<typeof answersSchema>['consents'];

export function consents(sandbox: Sandbox): Hono<CustomerEnv> {
  const { world } = sandbox;
  const own = [requireJwt(sandbox), requireOwnId(sandbox)] as const;

  return new Hono<CustomerEnv>()
    .get('/publishers/:publisherId/consents', (c) => {
      const publisherId = c.req.param('publisherId'); // As text: 0x75bcd15 is the same number, but no id.
      if (!isKnownPublisher(publisherId)) refuse('invalidPublisherId');
      const definitions = consentsOfPublisher(world.cleeng, Number(publisherId));
      return succeed(c, {
        consents: definitions.map(({ label, ...rest }) => ({ ...rest, ...labelled(label) })),
      });
    })
    .get('/customers/:customerId/consents', ...own, (c) => {
      const definitions = consentsOfPublisher(world.cleeng, c.var.publisherId);
      const { customer } = c.var;
      return succeed(c, {
        consents: definitions.map((definition) =>
          describeAnswer(customer, definition, world.settings),
        ),
      });
    })
    .put('/customers/:customerId/consents', ...own, async (c) => {
      const body = await readBody(c, answersSchema);
      const definitions = consentsOfPublisher(world.cleeng, c.var.publisherId);
      refuseUnanswerable(body.consents, definitions, world.settings.staleConsentVersion);
      recordAnswers(c.var.customer, body.consents);
      return succeed(c, { success: true });
    });
}

function consentsOfPublisher(world: CleengWorld, publisherId: number): ConsentDefinition[] {
  return world.consents.filter(
    ({ broadcasterId }) => broadcasterId === 0 || broadcasterId === publisherId,
  );
}

function labelled(label: string | null) {
  return label === null ? {} : { label };
}

/** A consent without an answer is listed as declined, in the newest version. */
function describeAnswer(
  customer: Customer,
  definition: ConsentDefinition,
  { outdatedAnswerNeedsUpdate }: Settings,
) {
  const { name, label, required, value } = definition;
  const answer = customer.consents[name];
  const version = answer?.version ?? definition.version;
  const state = answer?.state ?? 'declined';
  const isOutdated = outdatedAnswerNeedsUpdate && String(version) !== String(definition.version);
  return {
    customerId: String(customer.id),
    name,
    required,
    state,
    version,
    needsUpdate: isOutdated || (required && state !== 'accepted'),
    ...labelled(label),
    value,
    newestVersion: definition.version,
    date: Math.floor((answer?.answeredAt ?? customer.registeredAt) / 1000),
  };
}

function refuseUnanswerable(
  answers: Answers,
  definitions: ConsentDefinition[],
  staleVersion: 'refused' | 'accepted',
): void {
  for (const { name, version } of answers) {
    const definition = definitions.find((candidate) => candidate.name === name);
    if (!definition) refuse('consentUnknown');
    if (version !== String(definition.version) && staleVersion === 'refused') {
      refuse('consentVersionStale');
    }
  }
}

function recordAnswers(customer: Customer, answers: Answers): void {
  for (const { name, version, state } of answers) {
    customer.consents[name] = { state, version, answeredAt: Date.now() };
  }
}
