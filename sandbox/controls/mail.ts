import type { Mail } from '../world/mailbox';
import type { World } from '../world/world';

export function readMail(world: World, to: string | undefined): Mail[] {
  if (to === undefined) return world.mail;
  return world.mail.filter((mail) => mail.to.toLowerCase() === to.toLowerCase());
}
