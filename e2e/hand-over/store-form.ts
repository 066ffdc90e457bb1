import type { APIRequestContext, Page } from '@playwright/test';
import type { Sandbox } from '../support/sandbox';

/** Two of the sandbox's shoppers. One shopper gets the same token twice within a second, and a token works once. */
export const mira = { id: 4927, name: 'Mira Okafor' };
export const ines = { id: 4929, name: 'Inês Duarte' };
export const jonas = { id: 4928, name: 'Jonas Weber' };
export type Shopper = typeof mira;

/** Signs this shopper in at the store, and returns the token of its current customer. */
export async function currentCustomerToken(
  request: APIRequestContext,
  { url }: Sandbox,
  shopper: Shopper,
): Promise<string> {
  await request.post(`${url}/store/sign-in`, {
    form: { shopper: String(shopper.id) },
    headers: { origin: url },
  });
  return (await request.get(`${url}/customer/current.jwt?app_client_id=${clientId}`)).text();
}
const clientId = 'foyerclientid0000000000000000000';

/** Headers of a browser for a form that is sent from the store's page. */
export const asStoreForm = (origin: string) => ({
  origin,
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
});

/** Like a browser that does not say what it sends: Safari before 16.4. */
export async function handOverInOldBrowser(
  request: APIRequestContext,
  sandbox: Sandbox,
  shopper: Shopper,
) {
  return request.post('/api/current-customer/session', {
    headers: { origin: sandbox.url },
    form: { token: await currentCustomerToken(request, sandbox, shopper) },
  });
}

/** Posts that form without a browser: the cookies hold the hand-over afterwards. */
export async function handOver(request: APIRequestContext, sandbox: Sandbox, shopper: Shopper) {
  return request.post('/api/current-customer/session', {
    headers: asStoreForm(sandbox.url),
    form: { token: await currentCustomerToken(request, sandbox, shopper) },
    maxRedirects: 0,
  });
}

/** Sends a form with the token from a page of that site. */
export async function handOverFrom(
  site: string,
  page: Page,
  token: string,
  storefront: string,
): Promise<void> {
  await page.route(`${site}/form`, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<title>A page elsewhere</title>
<form method="post" action="${storefront}/api/current-customer/session">
  <input type="hidden" name="token" value="${token}"><button>Continue</button>
</form>`,
    }),
  );
  await page.goto(`${site}/form`);
  await page.getByRole('button', { name: 'Continue' }).click();
}
