import type { Env } from '../sandbox';
import { refuse } from './envelope';
import { isKnownPublisher } from './publishers';
import type { CleengWorld } from './world';

/** Undefined without either; refused where it does not exist. The journal notes the offer. */
export function resolvePublisher(
  world: CleengWorld,
  c: { var: Env['Variables'] },
  body: { offerId?: string; publisherId?: number },
): number | undefined {
  c.var.call.offerId = body.offerId;
  if (body.publisherId !== undefined) {
    return isKnownPublisher(body.publisherId)
      ? body.publisherId
      : refuse('offerOrPublisherNotFound');
  }
  if (body.offerId === undefined) return undefined;
  const offer = world.offers.find(({ offerId }) => offerId === body.offerId);
  return offer?.publisherId ?? refuse('offerOrPublisherNotFound');
}
