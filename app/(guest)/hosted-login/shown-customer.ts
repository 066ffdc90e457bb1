import 'server-only';
import { dateFormats } from '@/app/_shell/date-formats';
import type { ShownCustomer } from '@/components/hosted-login/hosted-login-report.client';
import type { HostedCustomer } from '@/lib/customer/hosted-login';
import { contentLang } from '@/lib/i18n/content-language';
import { getTranslations } from '@/lib/i18n/translations';
import type { Purchase } from '@/lib/model';

const byImportance: Purchase['status'][] = ['active', 'cancelled', 'expired', 'terminated'];

/** Shows the most important subscription only. */
export async function shownCustomer({
  name,
  email,
  subscriptions,
}: HostedCustomer): Promise<ShownCustomer> {
  return { name, email, subscription: await shownSubscription(subscriptions) };
}

async function shownSubscription(
  subscriptions: HostedCustomer['subscriptions'],
): Promise<ShownCustomer['subscription']> {
  const t = await getTranslations('hostedLogin');
  if (!subscriptions) return { status: 'unknown', words: t('subscriptionUnknown') };
  const [first] = subscriptions.toSorted((one, other) => rank(one) - rank(other));
  if (!first) return { status: 'none', words: t('noSubscription') };
  const { title, status, expiresAt } = first;
  const offer = { status, title, lang: await contentLang() };
  if (!expiresAt) return { ...offer, words: t(`subscriptionEndless.${status}`) };
  const until = (await dateFormats()).dateTime(expiresAt, { dateStyle: 'long' });
  return { ...offer, words: t(`subscriptionIn.${status}`, { until }) };
}

function rank({ status }: Purchase): number {
  return byImportance.indexOf(status);
}
