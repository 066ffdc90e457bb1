// https://developers.cleeng.com/reference/update-customers-consents
// One request at a time sends a customer's answers: two might reach Cleeng in either order.
import 'server-only';
import { areReceiptsStored } from '@/lib/db/consent-receipts';
import { retryWhileLeased } from '@/lib/db/leases';
import { ownedBy } from '@/lib/db/owner';
import {
  releaseSendingLease,
  type SendingLease,
  settleAnswers,
  takeSendingLease,
} from '@/lib/db/pending-consents';
import { isRefusal, VendorError } from '@/lib/errors/errors';
import { orReported, report } from '@/lib/errors/refusal-of';
import { remember } from '@/lib/history/history';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCustomerConsents, updateCustomerConsents } from '@/lib/vendors/cleeng/consents';
import { areConsentsDue } from './outdated-consents';
import {
  hasPendingConsents,
  type Owned,
  type PendingAnswer,
  pendingAnswers,
} from './pending-consents';

/** Longer than sending takes: an expired lease is a dead process's. */
const leaseMs = 45_000;
const waitAtMostMs = 8_000;

/** Waits while another request sends. `refused`: Cleeng will never accept them. An outage throws and keeps them. */
export async function storePendingConsents(
  session: Owned,
  ours: string[] = [],
): Promise<'stored' | 'refused'> {
  const outcome = await retryWhileLeased(
    async () =>
      (await hasPendingConsents(session)) ? sendPendingConsents(session) : 'nothing waits',
    waitAtMostMs,
  );
  if (outcome === null) {
    throw new VendorError(
      'cleeng',
      'updateCustomerConsents',
      'timeout',
      'another request is sending',
    );
  }
  if (outcome !== 'nothing waits') return outcome;
  return (await areReceiptsStored(ours)) ? 'stored' : 'refused';
}

/** Does not wait: null where another request is sending, and where nothing is pending. */
export async function sendPendingConsents(session: Owned): Promise<'stored' | 'refused' | null> {
  const lease = await takeSendingLease(session.identity, leaseMs);
  return lease && sendWithLease(session, lease);
}

async function sendWithLease(session: Owned, lease: SendingLease): Promise<'stored' | 'refused'> {
  try {
    return await send(session, lease);
  } catch (error) {
    await releaseSendingLease(session.identity, lease).catch((cause) =>
      report(cause, 'lease_kept'),
    );
    throw error;
  }
}

async function send(session: Owned, lease: SendingLease): Promise<'stored' | 'refused'> {
  const { identity } = session;
  const answers = pendingAnswers(lease.answers);
  const sent = answers.map(({ id }) => id);
  try {
    await asCustomer(session, (customer) =>
      updateCustomerConsents(
        customer,
        answers.map(({ name, version, state }) => ({ name, version, state })),
      ),
    );
  } catch (error) {
    if (!isDefinitive(error)) throw error;
    await settleAnswers(identity, lease, { sent, receipts: [], consentsDue: true });
    return 'refused';
  }
  const owner = ownedBy(identity);
  const receipts = answers.map((answer) => ({ ...owner, ...answer }));
  const consentsDue = await areStillDue(session);
  if (await settleAnswers(identity, lease, { sent, receipts, consentsDue }))
    await rememberAnswers(owner, answers);
  return 'stored';
}

/** Undefined where Cleeng does not respond: the gate stays as it is. */
async function areStillDue(session: Owned): Promise<boolean | undefined> {
  const consents = await orReported('gate_not_looked_at', () =>
    asCustomer(session, fetchCustomerConsents),
  );
  return consents ? areConsentsDue(consents) : undefined;
}

function isDefinitive(error: unknown): boolean {
  return isRefusal(error, 'vendor_refused');
}

async function rememberAnswers(
  owner: ReturnType<typeof ownedBy>,
  answers: PendingAnswer[],
): Promise<void> {
  for (const sessionId of new Set(answers.map((answer) => answer.sessionId))) {
    const given = answers.filter((answer) => answer.sessionId === sessionId);
    const reason = given.map(({ name, state }) => `${name}:${state}`).join(' ');
    await remember({ kind: 'consent_answered', reason, ...owner, sessionId });
  }
}
