// A withdrawn consent that is published again starts at version 1.

import { z } from 'zod';
import { PUBLISHER } from '../cleeng/publishers';
import type { ConsentDefinition } from '../cleeng/world';
import type { World } from '../world/world';

export const publishConsentSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9_]{0,60}$/),
  label: z.string().min(1).max(2000).nullable().optional(),
  version: z.union([z.string().min(1).max(100), z.number()]).optional(),
  value: z.string().max(2000).optional(),
  required: z.boolean().optional(),
  enabledByDefault: z.boolean().optional(),
  withdrawn: z.literal(true).optional(),
});

export function publishConsent(
  world: World,
  { withdrawn, ...input }: z.infer<typeof publishConsentSchema>,
): { consents: ConsentDefinition[] } {
  const { consents } = world.cleeng;
  if (withdrawn) {
    world.cleeng.consents = consents.filter(({ name }) => name !== input.name);
    return { consents: world.cleeng.consents };
  }
  const index = consents.findIndex(({ name }) => name === input.name);
  const current = consents[index] ?? unpublished(input.name);
  const next = { ...current, version: nextVersion(current), ...input };
  if (index === -1) consents.push(next);
  else consents[index] = next;
  return { consents };
}

/** Unless another is named: any text will do. */
export function nextVersion({ version }: Pick<ConsentDefinition, 'version'>): string {
  return Number.isInteger(Number(version)) ? String(Number(version) + 1) : `${version}.1`;
}

function unpublished(name: string): ConsentDefinition {
  return {
    broadcasterId: PUBLISHER.id,
    name,
    label: name,
    required: false,
    version: '0',
    value: '',
    enabledByDefault: false,
  };
}
