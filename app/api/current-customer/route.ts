import { shownPurchases } from '@/app/shown-purchases';
import { answerPreflight, scriptsOf } from '@/lib/callers';
import { readCurrentCustomer } from '@/lib/customer/current-customer';
import { env } from '@/lib/env';
import { requestLanguage } from '@/lib/language';
import { routeHandler } from '@/lib/route';
import { readToken } from '@/lib/token-body';
import { currentVisitor } from '@/lib/visitor';
import { words } from '@/lib/words';

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
