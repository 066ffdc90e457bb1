import { expect } from 'vitest';
import type { SandboxClient, TestResponse } from '../test-sandbox';
import { storeKeys } from './store-keys';

export const keys = storeKeys();

const form = { 'content-type': 'application/x-www-form-urlencoded' };

export function manage(
  sandbox: SandboxClient,
  path: string,
  token = keys.accessToken,
): Promise<TestResponse> {
  const headers = { 'X-Auth-Token': token };
  return sandbox.request('GET', `/bigcommerce/stores/${keys.storeHash}${path}`, { headers });
}

/** The cookie of a browser in which a shopper has signed in. */
export async function shopAs(sandbox: SandboxClient, shopperId: number): Promise<string> {
  const response = await sandbox.request('POST', '/store/sign-in', {
    body: `shopper=${shopperId}`,
    headers: { ...form, Origin: sandbox.url },
  });
  expect(response).toMatchObject({ status: 303 });
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export function askWho(
  sandbox: SandboxClient,
  cookie = '',
  clientId = keys.clientId,
): Promise<TestResponse> {
  const headers = { Cookie: cookie };
  return sandbox.request('GET', `/customer/current.jwt?app_client_id=${clientId}`, { headers });
}
