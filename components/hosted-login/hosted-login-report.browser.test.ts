import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Report, reportTokens } from './hosted-login-report.client';

const pair = { jwt: 'j', refreshToken: 'r' };
const customer = {
  name: 'Anna',
  email: 'anna@example.com',
  subscription: { status: 'none', words: 'None' },
};

function serverSays(answer: () => Response, state = 'signed-in') {
  const ask = vi.fn(async (address: string, _request?: RequestInit) =>
    address === '/api/session' ? Response.json({ state }) : answer(),
  );
  vi.stubGlobal('fetch', ask);
  return ask;
}

afterEach(() => void vi.unstubAllGlobals());

describe('what the widget says', () => {
  it('is sent to our server as JSON', async () => {
    const ask = serverSays(() => Response.json({ state: 'guest', hasChanged: false }));
    await reportTokens(pair, false);
    const [address, request] = ask.mock.calls[0] ?? [];
    expect(address).toBe('/api/hosted-login');
    expect(request).toMatchObject({ method: 'POST', body: JSON.stringify(pair) });
  });

  it.each<[string, object, boolean, Report]>([
    [
      'a customer logged in',
      { state: 'signed-in', hasChanged: true, customer },
      false,
      { outcome: 'changed' },
    ],
    [
      'another customer logged in',
      { state: 'signed-in', hasChanged: true, customer },
      true,
      { outcome: 'changed' },
    ],
    ['the customer logged out', { state: 'guest', hasChanged: true }, true, { outcome: 'changed' }],
    [
      'the customer is the same',
      { state: 'signed-in', hasChanged: false, customer },
      true,
      { outcome: 'same', customer },
    ],
    ['no customer is logged in', { state: 'guest', hasChanged: false }, false, { outcome: 'same' }],
  ])('changes the page, or not, where %s', async (_, said, isSignedIn, report) => {
    serverSays(() => Response.json(said));
    expect(await reportTokens(pair, isSignedIn)).toEqual(report);
  });

  it('is refused with a code, and with the time to wait', async () => {
    const headers = { 'retry-after': '7' };
    serverSays(() => Response.json({ error: 'vendor_busy' }, { status: 429, headers }));
    const refused = { outcome: 'refused', code: 'vendor_busy', waitSeconds: 7 };
    expect(await reportTokens(pair, false)).toEqual(refused);
  });

  it('reloads a page for a guest if the customer was signed out here, and is refused on a page for a customer', async () => {
    serverSays(() => Response.json({ error: 'session_ended' }, { status: 401 }));
    expect(await reportTokens(pair, false)).toEqual({ outcome: 'changed' });
    expect(await reportTokens(pair, true)).toEqual({ outcome: 'refused', code: 'session_ended' });
  });

  it('is refused as unexpected without a readable response', async () => {
    const unexpected = { outcome: 'refused', code: 'unexpected' };
    serverSays(() => new Response('<html>'));
    expect(await reportTokens(pair, false)).toEqual(unexpected);
    serverSays(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await reportTokens(pair, false)).toEqual(unexpected);
  });

  it('is refused where the browser keeps no cookie', async () => {
    serverSays(() => Response.json({ state: 'signed-in', hasChanged: true, customer }), 'guest');
    expect(await reportTokens(pair, false)).toEqual({
      outcome: 'refused',
      code: 'cookies_blocked',
    });
  });
});
