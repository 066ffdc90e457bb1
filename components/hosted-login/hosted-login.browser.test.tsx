import type { ComponentProps } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostedLogin } from '@/components/hosted-login/hosted-login.client';
import { type AuthTokens, type Watcher, watchWidgets } from '@/lib/vendors/cleeng/widgets.client';

vi.mock('@/lib/vendors/cleeng/widgets.client', () => ({ watchWidgets: vi.fn() }));

const customer = {
  name: 'Anna',
  email: 'anna@example.com',
  subscription: { status: 'none', words: 'None' },
};
const props: ComponentProps<typeof HostedLogin> = {
  scriptUrl: 'https://widgets.example/cleeng.js',
  publisherId: '123456789',
  language: 'en-US',
  leavesFirst: false,
  customer: null,
  onwardHref: '/account',
  loginHref: '/login',
  labels: {
    name: 'Name',
    nameless: 'Not added yet',
    email: 'E-mail address',
    subscription: 'Subscription',
    onward: 'Go on',
    loading: 'On its way',
    working: 'Signing you in',
    problemTitle: 'That did not work',
    blocked: 'It was blocked.',
    silent: 'It is not responding.',
    again: 'Try again',
    ownForm: 'Use our own form',
  },
  refusals: { session_ended: 'You are no longer signed in.', vendor_busy: 'Try again {when}.' },
};

let root: Root;
let watcher: Watcher;
let answer: () => Response;
let reported: AuthTokens[];

beforeEach(() => {
  vi.clearAllMocks();
  document.documentElement.lang = 'en';
  document.body.innerHTML = '<main></main>';
  root = createRoot(document.body.firstElementChild ?? document.body);
  vi.mocked(watchWidgets).mockImplementation((_, watching) => {
    watcher = watching;
    watcher.onState('loading');
    return () => {};
  });
  reported = [];
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    reported.push(JSON.parse(body));
    return answer();
  });
  vi.spyOn(location, 'replace').mockReturnValue();
});
afterEach(() => {
  root.unmount();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const shown = () => document.body.textContent ?? '';
const until = (holds: () => void) => vi.waitFor(holds, { timeout: 10_000, interval: 10 });
const refuse = (error: string) => () => Response.json({ error }, { status: 429 });
const again = () => document.querySelector('button')?.click();

async function open(changes: Partial<typeof props> = {}): Promise<void> {
  root.render(<HostedLogin {...props} {...changes} />);
  await until(() => expect(watchWidgets).toHaveBeenCalledOnce());
  await until(() => expect(shown()).toContain('On its way'));
  watcher.onState('ready');
  await until(() => expect(shown()).not.toContain('On its way'));
}

describe('the part of the page around the widget', () => {
  it('shows no progress before scripts run', () => {
    expect(renderToString(<HostedLogin {...props} />)).not.toContain('On its way');
  });

  it('shows a refusal, and repeats the request on demand', async () => {
    await open();
    answer = refuse('vendor_busy');
    watcher.onTokens({ jwt: 'j', refreshToken: 'r' });
    await until(() => expect(shown()).toContain('Try again in 10 seconds.'));
    answer = () => Response.json({ state: 'signed-in', hasChanged: true, customer });
    again();
    await until(() => expect(reported).toHaveLength(2));
    expect(reported[1]).toEqual(reported[0]);
  });

  it('shows the customer of a renewed token', async () => {
    await open({ customer });
    answer = () =>
      Response.json({
        state: 'signed-in',
        hasChanged: false,
        customer: { ...customer, name: 'Anna B' },
      });
    watcher.onTokens({ jwt: 'newer', refreshToken: 'r' });
    await until(() => expect(shown()).toContain('Anna B'));
    expect(location.replace).not.toHaveBeenCalled();
  });

  it('hides a customer whose session was ended elsewhere, and reloads on demand', async () => {
    await open({ customer });
    expect(shown()).toContain('anna@example.com');
    answer = refuse('session_ended');
    watcher.onTokens({ jwt: 'newer', refreshToken: 'r' });
    await until(() => expect(shown()).toContain('You are no longer signed in.'));
    for (const detail of ['Anna', 'anna@example.com', 'None', 'Go on'])
      expect(shown()).not.toContain(detail);
    expect(location.replace).not.toHaveBeenCalled();
    again();
    await until(() => expect(location.replace).toHaveBeenCalledOnce());
    expect(reported).toHaveLength(1);
  });
});
