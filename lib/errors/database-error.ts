import 'server-only';

/** By shape: Prisma puts its version on each error, also on its driver's, which have neither a class nor a code of their own. */
export function isDatabaseError(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'clientVersion' in error;
}
