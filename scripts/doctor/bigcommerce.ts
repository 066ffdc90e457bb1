import { z } from 'zod';
import { env } from '@/lib/env/env';
import { VendorError } from '@/lib/errors/errors';
import {
  checkClock,
  errorOfStatus,
  type Finding,
  failure,
  failureOf,
  fine,
  request,
  skipped,
  type Target,
  type TimedResponse,
  vendorsInSandbox,
  warning,
} from './checks';

type Store = NonNullable<ReturnType<typeof env>['bigcommerce']>;

/** A valid id that no customer and no product has. */
const unusedId = 2_147_483_647;
const api = targetAt('BIGCOMMERCE_API_URL');

export async function checkBigcommerce(): Promise<Finding[]> {
  const store = env().bigcommerce;
  if (!store)
    return [skipped('store', 'not configured', 'The BIGCOMMERCE_ variables configure one.')];
  return [
    ...(await checkApi(store)),
    await checkScope('Orders', store, `/v2/orders?customer_id=${unusedId}&limit=1`),
    await checkScope('Products', store, `/v3/catalog/products?id:in=${unusedId}&limit=1`),
    ...(await checkStorePages(store)),
  ];
}

/** The time needs no scope, so a refusal is about the token and the store. */
async function checkApi(store: Store): Promise<Finding[]> {
  const check = `management API of ${store.storeHash}`;
  try {
    const response = await requestApi(store, '/v2/time');
    const { status, body } = response;
    if ([401, 403, 404].includes(status)) return [wrongToken(check, status)];
    if (status !== 200) throw errorOfStatus(api, 'time', status);
    const parsed = z.object({ time: z.number() }).safeParse(body);
    if (!parsed.success) throw new VendorError('bigcommerce', 'time', 'malformed', 'no time');
    return [fine(check, 'accepts our token'), checkClock(response, parsed.data.time * 1000)];
  } catch (error) {
    return [failureOf(check, error, api)];
  }
}

async function checkScope(noun: string, store: Store, path: string): Promise<Finding> {
  const check = `${noun}, read-only`;
  try {
    const { status } = await requestApi(store, path);
    if (status === 401 || status === 404) return wrongToken(check, status);
    if (status === 403)
      return failure(
        check,
        'status 403: the token lacks this scope',
        `Give the token's API account the scope ${noun}, read-only.`,
      );
    if (status > 299) throw errorOfStatus(api, noun, status);
    return fine(check, 'the token has this scope');
  } catch (error) {
    return failureOf(check, error, api);
  }
}

function wrongToken(check: string, status: number): Finding {
  return failure(
    check,
    `status ${status}: the token is not of this store`,
    'Check BIGCOMMERCE_STORE_HASH, and create a new BIGCOMMERCE_ACCESS_TOKEN if that is right.',
  );
}

function requestApi(
  { apiUrl, storeHash, accessToken }: Store,
  path: string,
): Promise<TimedResponse> {
  const headers = { 'x-auth-token': accessToken };
  return request(api, `${apiUrl}/stores/${storeHash}${path}`, { headers });
}

/** The address from which the store's pages get a shopper's token. For a guest it is 404, also with a wrong client id. */
async function checkStorePages({ storeOrigin, clientId }: Store): Promise<Finding[]> {
  const check = 'current customer, as a guest';
  const pages = targetAt('BIGCOMMERCE_STORE_URL');
  try {
    const url = `${storeOrigin}/customer/current.jwt?app_client_id=${clientId}`;
    const { status } = await request(pages, url);
    if (status === 404 || status === 401)
      return [fine(check, `status ${status}, as expected`), checkClientId()];
    if (status !== 200) throw errorOfStatus(pages, 'currentCustomer', status);
    return [
      warning(
        check,
        'status 200, although nobody is signed in',
        `Check ${pages.setting}: is it the address of the store?`,
      ),
    ];
  } catch (error) {
    return [failureOf(check, error, pages)];
  }
}

function checkClientId(): Finding {
  if (vendorsInSandbox().includes('BigCommerce')) return fine('client id', "the sandbox's");
  return fine(
    'client id',
    'cannot be checked as a guest',
    'Sign in at the store and open its /customer/current.jwt with our app_client_id: it is right if you see a token.',
  );
}

function targetAt(setting: string): Target {
  return { vendor: 'bigcommerce', name: 'BigCommerce', setting };
}
