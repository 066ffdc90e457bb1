import type { APIRequestContext } from '@playwright/test';
import type { Sandbox } from '../support/sandbox';

/** Signs in at the provider over HTTP, which is faster than through its page. Returns where our callback leads. */
export async function arrive(
  request: APIRequestContext,
  sandbox: Sandbox,
  sub: string,
): Promise<string> {
  const asOnce = { maxRedirects: 0 };
  const start = await request.get('/sso', asOnce);
  const { search } = new URL(start.headers().location ?? '');
  const chosen = await request.post(`${sandbox.url}/oidc/authorize/choice${search}`, {
    ...asOnce,
    form: { person: sub },
    headers: { origin: sandbox.url },
  });
  const back = await request.get(chosen.headers().location ?? '', asOnce);
  return back.headers().location ?? '';
}
