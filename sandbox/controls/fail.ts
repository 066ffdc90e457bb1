// `times: 0` clears the vendor's faults, or only those with the same path and method where they are named.

import type { z } from 'zod';
import { type Fault, faultSchema } from '../faults/fault';
import { relativePath } from '../vendor';
import { vendors } from '../vendors';
import type { World } from '../world/world';
import { InvalidInput } from './input';

export const failSchema = faultSchema;

export function addFault(world: World, input: z.infer<typeof failSchema>): { faults: Fault[] } {
  const { fault, ...aim } = input;
  const vendor = vendors.find(({ name }) => name === input.vendor);
  if (!vendor)
    throw new InvalidInput(`vendor is one of ${vendors.map(({ name }) => name).join(', ')}`);
  if (aim.path !== undefined) aim.path = relativePath(vendor, aim.path);

  if (input.times === 0) {
    world.faults = world.faults.filter((ordered) => !isCleared(ordered, aim));
  } else if (fault === undefined) {
    throw new InvalidInput(
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
