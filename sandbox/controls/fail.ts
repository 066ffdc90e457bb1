// `times: 0` clears the vendor's faults, or only those with the same path and method where they are named.

import type { z } from 'zod';
import { type Fault, faultSchema } from '../faults/fault';
import { relativePath } from '../room';
import { rooms } from '../rooms';
import type { World } from '../world/world';
import { RefusedOrder } from './order';

export const failOrderSchema = faultSchema;

export function orderFault(world: World, order: z.infer<typeof failOrderSchema>): { faults: Fault[] } {
  const { fault, ...aim } = order;
  const room = rooms.find(({ name }) => name === order.vendor);
  if (!room) throw new RefusedOrder(`vendor is one of ${rooms.map(({ name }) => name).join(', ')}`);
  if (aim.path !== undefined) aim.path = relativePath(room, aim.path);

  if (order.times === 0) {
    world.faults = world.faults.filter((ordered) => !isCleared(ordered, aim));
  } else if (fault === undefined) {
    throw new RefusedOrder(
      'fault is missing: an HTTP status from 400 to 599, timeout, reset, malformed or slow',
    );
  } else {
    world.faults.push({ ...aim, fault });
  }
  return { faults: world.faults };
}

function isCleared(ordered: Fault, aim: Pick<Fault, 'vendor' | 'path' | 'method'>): boolean {
  return (
    ordered.vendor === aim.vendor &&
    (aim.path === undefined || aim.path === ordered.path) &&
    (aim.method === undefined || aim.method === ordered.method)
  );
}
