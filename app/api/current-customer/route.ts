import { shownPurchases } from '@/app/(customer)/account/shown-purchases';
import { readCurrentCustomer } from '@/lib/customer/current-customer';
import { env } from '@/lib/env/env';
import { requestLanguage } from '@/lib/i18n/language';
import { words } from '@/lib/i18n/translations';
import { currentVisitor } from '@/lib/visitor/visitor';
import { answerPreflight, scriptsOf } from '@/lib/web/allowed-callers';
import { routeHandler } from '@/lib/web/route';
import { readToken } from '@/lib/web/token-body';

const storePages = scriptsOf(() => env().bigcommerce?.storeOrigin);

/** For the script on the store's pages (public/current-customer.js): what the customer in its token bought lately. */
export const POST = routeHandler(async (request) => {
  const token = await readToken(request, 'application/json');
  const purchases = await readCurrentCustomer(token, await currentVisitor());
  const say = await words('currentCustomer');
  return {
    language: await requestLanguage(),
    heading: say('heading'),
    empty: say('empty'),
    purchases: await shownPurchases(purchases),
    continueLabel: say('continue'),
    outOfReach: say('outOfReach'),
  };
}, storePages);

export const OPTIONS = routeHandler(answerPreflight, storePages);
