// BigCommerce: whether the store lets us in, and how far, and whether its pages are where we say.
// The surprises: 401 is the token's fault, 403 that of its scopes; and a guest is told the same 404 whatever the client id.
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import { type Answer, ask } from './ask';
import { checkClock } from './clock';
import { type Finding, failure, fine, unasked, warning } from './finding';
import { playedVendors } from './played';
import { type Asked, failureOfStatus, trouble } from './trouble';

type Store = NonNullable<ReturnType<typeof env>['bigcommerce']>;

/** A number that the store can read, and that none of its customers and products has. */
const nobody = 2_147_483_647;

/** By our own check of its tokens (lib/vendors/bigcommerce/current-customer.ts). */
const forgiven = { ahead: 30, behind: 30 };

export async function checkBigcommerce(): Promise<Finding[]> {
  const store = env().bigcommerce;
  if (!store) return [unasked('store', 'not configured', 'The BIGCOMMERCE_ variables name one.')];
  return [
    ...(await managementApi(store)),
    await scope('Orders', store, `/v2/orders?customer_id=${nobody}&limit=1`),
    await scope('Products', store, `/v3/catalog/products?id:in=${nobody}&limit=1`),
    ...(await storePages(store)),
  ];
}

/** The time of day needs no scope, so a refusal is about the token and the store. */
async function managementApi(store: Store): Promise<Finding[]> {
  const asked = `management API of ${store.storeHash}`;
  const whom = whomAt('BIGCOMMERCE_API_URL');
  try {
    const { status, body, ...times } = await askApi(store, whom, '/v2/time');
    if (status === 401 || status === 403 || status === 404) return [refusal(asked, status)];
    if (status !== 200) throw failureOfStatus(whom, 'time', status);
    const read = z.object({ time: z.number() }).safeParse(body);
    if (!read.success) throw new VendorError('bigcommerce', 'time', 'malformed', 'no time');
    return [
      fine(asked, 'lets us in'),
      checkClock({ ...times, theirs: read.data.time * 1000 }, forgiven),
    ];
  } catch (error) {
    return [trouble(asked, error, whom)];
  }
}

async function scope(noun: string, store: Store, path: string): Promise<Finding> {
  const asked = `${noun}, read-only`;
  const whom = whomAt('BIGCOMMERCE_API_URL');
  try {
    const { status } = await askApi(store, whom, path);
    if (status === 401 || status === 404) return refusal(asked, status);
    if (status === 403)
      return failure(
        asked,
        'status 403: no such scope',
        `Give the token's API account the scope ${noun}, read-only.`,
      );
    if (status > 299) throw failureOfStatus(whom, noun, status);
    return fine(asked, 'the token has the scope');
  } catch (error) {
    return trouble(asked, error, whom);
  }
}

function refusal(asked: string, status: number): Finding {
  return failure(
    asked,
    `status ${status}: the token is not for this store`,
    'Check BIGCOMMERCE_STORE_HASH, and make a new BIGCOMMERCE_ACCESS_TOKEN if that is right.',
  );
}

function askApi(
  { apiUrl, storeHash, accessToken }: Store,
  whom: Asked,
  path: string,
): Promise<Answer> {
  return ask(whom, `${apiUrl}/stores/${storeHash}${path}`, {
    headers: { 'x-auth-token': accessToken },
  });
}

/** What its pages ask for a shopper, asked without being one. */
async function storePages(store: Store): Promise<Finding[]> {
  const asked = 'current customer, as a guest';
  const whom = whomAt('BIGCOMMERCE_STORE_URL');
  const url = `${store.storeOrigin}/customer/current.jwt?app_client_id=${store.clientId}`;
  try {
    const { status } = await ask(whom, url);
    if (status === 404 || status === 401)
      return [fine(asked, `status ${status}, as it should be`), clientId()];
    if (status !== 200) throw failureOfStatus(whom, 'currentCustomer', status);
    return [
      warning(
        asked,
        'status 200, though nobody is signed in',
        `Check ${whom.setting}: is the store open to everybody?`,
      ),
    ];
  } catch (error) {
    return [trouble(asked, error, whom)];
  }
}

function clientId(): Finding {
  const asked = 'client id';
  if (playedVendors().includes('BigCommerce')) return fine(asked, "the sandbox's");
  return fine(
    asked,
    'a guest is not told whether it is known',
    'Signed in at the store, open its /customer/current.jwt with our app_client_id: a token means yes.',
  );
}

function whomAt(setting: string): Asked {
  return { vendor: 'bigcommerce', name: 'BigCommerce', setting };
}
