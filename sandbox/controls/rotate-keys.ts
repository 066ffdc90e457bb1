import { z } from 'zod';
import { publishedKeys, rotateSigningKey } from '../world/signing-keys';
import type { World } from '../world/world';

export const rotateKeysSchema = z.strictObject({
  vendor: z.enum(['cleeng', 'oidc']).default('cleeng'),
});

export async function rotateKeys(world: World, { vendor }: z.infer<typeof rotateKeysSchema>) {
  const { kid } = await rotateSigningKey(world, world[vendor]);
  return { kid, published: publishedKeys(world, world[vendor]).map((key) => key.kid) };
}
