// Not documented: here a token sets one password, and a refused password does not use it up.

import { ageInSeconds } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import type { World } from '../world/world';
import { refuse } from './envelope';
import { passwordSchema } from './fields';
import { hashPassword } from './password-hash';
import { revokeRefreshTokens } from './tokens';
import type { Customer, IssuedToken } from './world';

export interface PasswordChange {
  publisherId: number;
  resetPasswordToken: string;
  newPassword: string;
}

export async function setPassword(
  world: World,
  customer: Customer,
  { publisherId, resetPasswordToken, newPassword }: PasswordChange,
): Promise<void> {
  const key = fingerprint(resetPasswordToken);
  const token = world.cleeng.resetTokens[key];
  const isOwn = token?.customerId === customer.id && token.publisherId === publisherId;
  if (!isOwn || !isCurrent(world, token)) refuse('resetTokenInvalid');
  if (!passwordSchema.safeParse(newPassword).success) refuse('resetPasswordInvalid');
  delete world.cleeng.resetTokens[key]; // Before hashing, or a second request could use it meanwhile.

  customer.passwordHash = await hashPassword(newPassword);
  if (world.settings.passwordChangeRevokes) revokeRefreshTokens(world, customer.id);
}

function isCurrent(world: World, token: IssuedToken): boolean {
  return ageInSeconds(world, token.issued) < world.settings.resetTokenLifetime;
}
