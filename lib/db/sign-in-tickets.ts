// The note that a use case hands to the cookie door: "let the bearer in, once, within a minute".
// The surprise: there is no "used" mark to forget. Redeeming deletes, and only who deleted it may enter.
import 'server-only';
import { database } from './client';

export interface NewTicket {
  ticketHash: string;
  mirrorId: string;
  sealedSessionId: string;
  expiresAt: Date;
}

export interface RedeemedTicket {
  mirrorId: string;
  sealedSessionId: string;
}

export async function createTicket({
  ticketHash,
  mirrorId,
  sealedSessionId,
  expiresAt,
}: NewTicket): Promise<void> {
  await database().signInTicket.create({ data: { ticketHash, mirrorId, sealedSessionId, expiresAt } });
}

/** Null for a ticket that is unknown, was redeemed or has expired. Of two who come at once, one gets it. */
export async function redeemTicket(ticketHash: string, now: Date): Promise<RedeemedTicket | null> {
  const [redeemed] = await database().$queryRaw<RedeemedTicket[]>`
    DELETE FROM sign_in_tickets
    WHERE ticket_hash = ${ticketHash} AND expires_at > ${now}
    RETURNING mirror_id AS "mirrorId", sealed_session_id AS "sealedSessionId"`;
  return redeemed ?? null;
}
