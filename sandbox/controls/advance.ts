// Ages the world: everything issued before counts as that many seconds older, see world/ageing.ts.

import { z } from 'zod';
import type { World } from '../world/world';

export const advanceSchema = z.strictObject({ seconds: z.number().int().min(1).max(1_000_000_000) });

export function advance(world: World, order: z.infer<typeof advanceSchema>): { agedSeconds: number } {
  world.agedSeconds += order.seconds;
  return { agedSeconds: world.agedSeconds };
}
