// With the `sub` of a person it changes them; null takes a claim away.

import { z } from 'zod';
import { addPerson } from '../oidc/people';
import { findPerson, type Person } from '../oidc/world';
import type { World } from '../world/world';

const claim = z
  .string()
  .max(254)
  .nullish()
  .transform((text) => text ?? undefined);

export const changePersonSchema = z.strictObject({
  sub: z.string().min(1).max(255).optional(),
  email: claim,
  emailVerified: z.boolean().optional(),
  givenName: claim,
  familyName: claim,
});

export function changePerson(world: World, input: z.infer<typeof changePersonSchema>): Person {
  const person = findPerson(world.oidc, input.sub ?? '');
  return person ? Object.assign(person, input) : addPerson(world.oidc, input);
}
