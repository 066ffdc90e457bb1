// Sets a new password for whoever holds a living reset token. Undocumented and chosen here: a token is good for
// one password, and a refused password does not use it up.

import { ageInSeconds } from '../world/ageing';
import type { World } from '../world/world';
import { refuse } from './envelope';
import { passwordSchema } from './fields';
import { hashPassword } from './password-hash';
import { fingerprint, revokeRefreshTokens } from './tokens';
import type { Customer } from './world';

export async function setPassword(
  world: World,
  customer: Customer,
  resetToken: string,
  newPassword: string,
): Promise<void> {
  const key = fingerprint(resetToken);
  if (!isLiving(world, key, customer)) refuse('resetTokenInvalid');
  if (!passwordSchema.safeParse(newPassword).success) refuse('resetPasswordInvalid');
  delete world.cleeng.resetTokens[key]; // before the hashing, or a second request could use it meanwhile

  customer.passwordHash = await hashPassword(newPassword);
  if (world.settings.passwordChangeRevokes) revokeRefreshTokens(world, customer.id);
}

function isLiving(world: World, key: string, customer: Customer): boolean {
  const token = world.cleeng.resetTokens[key];
  return (
    token?.customerId === customer.id && ageInSeconds(world, token.issued) < world.settings.resetTokenLifetime
  );
}
