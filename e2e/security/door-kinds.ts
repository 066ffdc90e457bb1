import type { APIRequestContext, APIResponse } from '@playwright/test';
import { handOver, type Shopper } from '../hand-over/store-form';
import { expect } from '../support/fixtures';
import { openForm } from '../support/http-form';
import type { Sandbox } from '../support/sandbox';

export interface LimitedAction {
  /** Gets ready while the session lasts. What it returns goes through the door, each time it is called. */
  approach(request: APIRequestContext, sandbox: Sandbox): Promise<() => Promise<APIResponse>>;
  /** What somebody signed in is answered. Left out where going through would end the session. */
  open?(answer: APIResponse): Promise<void>;
  /** What is answered once the session has ended, beside what holds behind every door. */
  shut(answer: APIResponse): Promise<void>;
}

export function customersPage(path: string): LimitedAction {
  return {
    approach: async (request) => () => request.get(path, { maxRedirects: 0 }),
    open: async (answer) => {
      expect(answer.status()).toBe(200);
      expect(await isSignedIn(answer)).toBe(true);
    },
    shut: async (answer) => {
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe(`/login?returnTo=${encodeURIComponent(path)}`);
    },
  };
}

export function guestsPage(path: string): LimitedAction {
  return {
    approach: async (request) => () => request.get(path, { maxRedirects: 0 }),
    open: async (answer) => {
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toBe('/');
    },
    shut: async (answer) => expect(answer.status()).toBe(200),
  };
}

export function everybodysPage(path: string): LimitedAction {
  return {
    approach: async (request) => () => request.get(path, { maxRedirects: 0 }),
    open: async (answer) => expect(await isSignedIn(answer)).toBe(true),
    shut: async (answer) => {
      expect(answer.status()).toBe(200);
      expect(await isSignedIn(answer)).toBe(false);
    },
  };
}

/** What every page offers to a customer, and to nobody else. */
const isSignedIn = async (page: APIResponse) => (await page.text()).includes('Sign out');

/** Next runs an action before its page: what it would do is done, or not, whatever the page says afterwards. */
export function action(
  page: string,
  button: string,
  fields: Record<string, string | null>,
  leadsTo = /^\/$/,
): LimitedAction {
  return {
    approach: async (request) => {
      const form = await openForm(request, page, button);
      return () => form.send(fields);
    },
    open: async (answer) => {
      expect(answer.status()).toBe(303);
      expect(answer.headers().location).toMatch(leadsTo);
    },
    shut: async (answer) => expect(answer.headers().location ?? '').not.toMatch(leadsTo),
  };
}

/** Asks for no session. A cookie that is worth nothing does not help: what was typed is refused as it is. */
export function guestsAction(page: string, button: string, sentence: string): LimitedAction {
  return {
    approach: async (request) => async () =>
      (await openForm(request, page, button)).send({
        email: 'nobody@example.com',
        password: 'another-one-1',
      }),
    shut: async (answer) => expect((await answer.text()).includes(sentence), sentence).toBe(true),
  };
}

/** The form of a hand-over that was declined meanwhile: who comes from the store needs no session here, but their own. */
export function declinedHandOver(
  button: string,
  shopper: Shopper,
  shut: (answer: APIResponse) => Promise<void>,
): LimitedAction {
  return {
    approach: async (request, sandbox) => {
      await handOver(request, sandbox, shopper);
      const form = await openForm(request, '/hand-over', button);
      await (await openForm(request, '/hand-over', 'Keep the current account')).send();
      return () => form.send();
    },
    shut,
  };
}

export function route(
  path: string,
  toACustomer: Record<string, string>,
  toAGuest: Record<string, string>,
): LimitedAction {
  return {
    approach: async (request) => () => request.get(path),
    open: async (answer) => expect(await answer.json()).toMatchObject(toACustomer),
    shut: async (answer) => expect(await answer.json()).toEqual(toAGuest),
  };
}
