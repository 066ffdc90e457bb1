import 'server-only';
import type { ShownCustomer } from '@/components/hosted-login.client';
import type { HostedCustomer } from '@/lib/customer/hosted-login';
import type { Purchase } from '@/lib/model';
import { language, words } from '@/lib/words';

const say = words('hostedLogin');
const byImportance: Purchase['status'][] = ['active', 'cancelled', 'expired', 'terminated'];
const day = new Intl.DateTimeFormat(language, { dateStyle: 'long' });

/** A customer in the words of the page. Of several subscriptions, the one that opens most is shown. */
export function shownCustomer({ name, email, subscriptions }: HostedCustomer): ShownCustomer {
  if (!subscriptions) {
    return { name, email, subscription: { status: 'unknown', words: say('subscriptionUnknown') } };
  }
  const [first] = subscriptions.toSorted((one, other) => rank(one) - rank(other));
  return {
    name,
    email,
    subscription: first
      ? { status: first.status, words: wordsFor(first) }
      : { status: 'none', words: say('noSubscription') },
  };
}

function rank({ status }: Purchase): number {
  return byImportance.indexOf(status);
}

function wordsFor({ title, status, expiresAt }: Purchase): string {
  if (!expiresAt) return say(`subscriptionEndless.${status}`, { title });
  return say(`subscriptionIn.${status}`, { title, until: day.format(expiresAt) });
}
