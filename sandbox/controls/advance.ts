import { z } from 'zod';
import type { World } from '../world/world';

/** Anything issued before the oldest of these is too old by the real clock. */
const ADVANCES_KEPT = 1000;

export const advanceSchema = z.strictObject({
  seconds: z.number().int().min(1).max(1_000_000_000),
});

export function advance(
  world: World,
  input: z.infer<typeof advanceSchema>,
): { agedSeconds: number } {
  world.agedSeconds += input.seconds;
  for (const customer of world.cleeng.customers) customer.registeredAt -= input.seconds * 1000;
  world.advances.push({ at: Date.now(), seconds: input.seconds });
  world.advances.splice(0, world.advances.length - ADVANCES_KEPT);
  return { agedSeconds: world.agedSeconds };
}
