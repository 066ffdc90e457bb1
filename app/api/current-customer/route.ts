import { shownPurchases } from '@/app/(customer)/account/shown-purchases';
import { readCurrentCustomer } from '@/lib/customer/current-customer';
import { env } from '@/lib/env/env';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';
import { currentVisitor } from '@/lib/visitor/visitor';
import { answerPreflight, scriptsOf } from '@/lib/web/allowed-callers';
import { readToken } from '@/lib/web/read-body';
import { routeHandler } from '@/lib/web/route';

const storePages = scriptsOf(() => env().bigcommerce?.storeOrigin);

/** For public/current-customer.js on the store's pages: the latest purchases of the token's customer. */
export const POST = routeHandler(async (request) => {
  const token = await readToken(request, 'json');
  const purchases = await readCurrentCustomer(token, await currentVisitor());
  const t = await getTranslations('currentCustomer');
  return {
    language: await requestLanguage(),
    heading: t('heading'),
    empty: t('empty'),
    purchases: await shownPurchases(purchases),
    continueLabel: t('continue'),
    outOfReach: t('outOfReach'),
  };
}, storePages);

export const OPTIONS = routeHandler(answerPreflight, storePages);
