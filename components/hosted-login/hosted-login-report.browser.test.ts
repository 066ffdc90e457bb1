import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Report, reportTokens } from './hosted-login-report.client';

const pair = { jwt: 'j', refreshToken: 'r' };
const customer = {
  name: 'Anna',
  email: 'anna@example.com',
  subscription: { status: 'none', words: 'None' },
};

/** What our server answers to the widget's pair, and says of the session where it is asked. */
function serverSays(answer: () => Response, state = 'signed-in') {
  const ask = vi.fn(async (address: string, _request?: RequestInit) =>
    address === '/api/session' ? Response.json({ state }) : answer(),
  );
  vi.stubGlobal('fetch', ask);
  return ask;
}

afterEach(() => void vi.unstubAllGlobals());

describe('what the widget says', () => {
  it('is handed to our server as JSON', async () => {
    const ask = serverSays(() => Response.json({ state: 'guest', hasChanged: false }));
    await reportTokens(pair, false);
    const [address, request] = ask.mock.calls[0] ?? [];
    expect(address).toBe('/api/hosted-login');
    expect(request).toMatchObject({ method: 'POST', body: JSON.stringify(pair) });
  });

  it.each<[string, object, boolean, Report]>([
    [
      'somebody came',
      { state: 'signed-in', hasChanged: true, customer },
      false,
      { outcome: 'changed' },
    ],
    [
      'somebody else came',
      { state: 'signed-in', hasChanged: true, customer },
      true,
      { outcome: 'changed' },
    ],
    ['they left', { state: 'guest', hasChanged: true }, true, { outcome: 'changed' }],
    [
      'they stay',
      { state: 'signed-in', hasChanged: false, customer },
      true,
      { outcome: 'same', customer },
    ],
    ['nobody is there', { state: 'guest', hasChanged: false }, false, { outcome: 'same' }],
  ])('changes the page, or not, where %s', async (_, said, isSignedIn, report) => {
    serverSays(() => Response.json(said));
    expect(await reportTokens(pair, isSignedIn)).toEqual(report);
  });

  it('is refused with a code, and with the time that it takes', async () => {
    const headers = { 'retry-after': '7' };
    serverSays(() => Response.json({ error: 'vendor_busy' }, { status: 429, headers }));
    const refused = { outcome: 'refused', code: 'vendor_busy', waitSeconds: 7 };
    expect(await reportTokens(pair, false)).toEqual(refused);
  });

  it('draws a page for nobody anew where its customer was signed out here, and says so on one of theirs', async () => {
    serverSays(() => Response.json({ error: 'session_ended' }, { status: 401 }));
    expect(await reportTokens(pair, false)).toEqual({ outcome: 'changed' });
    expect(await reportTokens(pair, true)).toEqual({ outcome: 'refused', code: 'session_ended' });
  });

  it('is a surprise where no answer comes, or none that can be read', async () => {
    const surprise = { outcome: 'refused', code: 'unexpected' };
    serverSays(() => new Response('<html>'));
    expect(await reportTokens(pair, false)).toEqual(surprise);
    serverSays(() => {
      throw new TypeError('Failed to fetch');
    });
    expect(await reportTokens(pair, false)).toEqual(surprise);
  });

  it('is told to be in vain where the browser keeps no cookie', async () => {
    serverSays(() => Response.json({ state: 'signed-in', hasChanged: true, customer }), 'guest');
    expect(await reportTokens(pair, false)).toEqual({
      outcome: 'refused',
      code: 'cookies_blocked',
    });
  });
});
