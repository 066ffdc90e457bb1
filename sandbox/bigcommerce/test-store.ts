import { expect } from 'vitest';
import type { Answer, SandboxClient } from '../test-sandbox';
import { storeKeys } from './store-keys';

export const keys = storeKeys();

const form = { 'content-type': 'application/x-www-form-urlencoded' };

export function manage(sandbox: SandboxClient, path: string, token = keys.accessToken): Promise<Answer> {
  const headers = { 'X-Auth-Token': token };
  return sandbox.ask('GET', `/bigcommerce/stores/${keys.storeHash}${path}`, { headers });
}

/** The cookie of a browser in which a shopper has signed in. */
export async function shopAs(sandbox: SandboxClient, shopperId: number): Promise<string> {
  const answer = await sandbox.ask('POST', '/store/sign-in', {
    body: `shopper=${shopperId}`,
    headers: { ...form, Origin: sandbox.url },
  });
  expect(answer).toMatchObject({ status: 303 });
  return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
}

export function askWho(sandbox: SandboxClient, cookie = '', clientId = keys.clientId): Promise<Answer> {
  const headers = { Cookie: cookie };
  return sandbox.ask('GET', `/customer/current.jwt?app_client_id=${clientId}`, { headers });
}
