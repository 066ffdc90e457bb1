// The widget keeps the refresh token: the row holds the JWT alone and is renewed by the widget's next one.
// The widget logs in by itself, so a customer who was signed out here must be refused (lib/session/widget-cookie.ts).
import 'server-only';
import { storeRenewedTokens } from '@/lib/db/renewals';
import { findMirror } from '@/lib/db/session-mirrors';
import { env } from '@/lib/env/env';
import type { PendingSteps } from '@/lib/gate/pending-steps';
import { remember } from '@/lib/history/history';
import type { Customer, Session, VendorTokens } from '@/lib/model';
import { derivedToken, type OpenedSession, openSession } from '@/lib/session/open';
import { sealTokens } from '@/lib/session/stored-tokens';
import { isWidgetRemembered } from '@/lib/session/widget-cookie';
import { regionOf } from '@/lib/visitor/region';
import type { Visitor } from '@/lib/visitor/visitor';

export function renewableByWidget(session: Session): string | null {
  if (session.state === 'signed-in') return session.openedBy === 'widget' ? session.id : null;
  if (session.state === 'unavailable' || session.ended?.openedBy !== 'widget') return null;
  return session.endedBecause === 'token_expired' ? session.ended.id : null;
}

/** Whether the widget's customer was signed out here: then no session may be opened. */
export async function wasTakenFromWidget(session: Session): Promise<boolean> {
  return (
    session.state !== 'unavailable' && !renewableByWidget(session) && (await isWidgetRemembered())
  );
}

export async function mustLeaveWidget(session: Session): Promise<boolean> {
  if (session.state === 'signed-in' && session.openedBy !== 'widget') return true;
  return wasTakenFromWidget(session);
}

/** Keeps the newer token. False if the row has ended or belongs to another customer. */
export async function renewByWidget(
  id: string,
  customerId: string,
  tokens: VendorTokens,
): Promise<boolean> {
  const mirror = await findMirror(id);
  if (!mirror || mirror.endedAt || mirror.customerId !== customerId) return false;
  if (mirror.tokensExpireAt && mirror.tokensExpireAt >= tokens.expiresAt) return true;
  const isStored = await storeRenewedTokens(
    id,
    mirror.tokensVersion,
    await sealTokens(mirror, tokens),
  );
  if (!isStored) return renewByWidget(id, customerId, tokens); // Another tab was first, or the row has ended.
  const { identityKind, identityRealm } = mirror;
  await remember({ kind: 'refreshed', identityKind, identityRealm, customerId, sessionId: id });
  return true;
}

/** One row per token, also if several tabs send it at once. */
export async function openByWidget(
  customer: Customer,
  tokens: VendorTokens,
  due: PendingSteps,
  visitor: Visitor,
): Promise<OpenedSession> {
  const region = await regionOf(visitor);
  return openSession({
    event: 'signed_in',
    openedBy: 'widget',
    identity: { kind: 'cleeng', realm: env().cleeng.publisherId, customerId: customer.customerId },
    customer,
    tokens,
    locale: customer.locale,
    country: region?.country ?? null,
    visitor,
    // Tabs that send a token at once share no cookie yet; a thief has another address or browser.
    sessionToken: await derivedToken(['widget', tokens.jwt, visitor.address, visitor.userAgent]),
    ...due,
  });
}
