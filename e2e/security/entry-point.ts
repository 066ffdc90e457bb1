import { type APIRequestContext, type APIResponse, request as playwright } from '@playwright/test';
import { handOver, type Shopper } from '../hand-over/store-form';
import { arrive } from '../sso/arrive';
import { addPerson, registerEarlier } from '../sso/provider';
import { Customer } from '../support/customer';
import { expect } from '../support/fixtures';
import { openForm } from '../support/http-form';
import type { Sandbox } from '../support/sandbox';

/** A page, action or route, tried by a customer and again after their session has ended. */
export interface EntryPoint {
  /** Reads what it needs while the session lasts. Each call of the result sends the request. */
  prepare(request: APIRequestContext, sandbox: Sandbox): Promise<() => Promise<APIResponse>>;
  /** Checks the response to a customer. Left out where the request would end the session. */
  expectAllowed?(response: APIResponse): Promise<void>;
  /** Checks the response after the session has ended. */
  expectRefused(response: APIResponse): Promise<void>;
}

export function customersPage(path: string): EntryPoint {
  return {
    prepare: async (request) => () => request.get(path, { maxRedirects: 0 }),
    expectAllowed: async (response) => {
      expect(response.status()).toBe(200);
      expect(await isSignedIn(response)).toBe(true);
    },
    expectRefused: async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toBe(`/login?returnTo=${encodeURIComponent(path)}`);
    },
  };
}

export function guestsPage(path: string): EntryPoint {
  return {
    prepare: async (request) => () => request.get(path, { maxRedirects: 0 }),
    expectAllowed: async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toBe('/');
    },
    expectRefused: async (response) => expect(response.status()).toBe(200),
  };
}

/** Of a person who comes from the provider. A customer comes without. */
export function needsPerson(path: string): EntryPoint {
  return {
    ...guestsPage(path),
    expectRefused: async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toBe('/sso/problem?problem=sso_expired');
    },
  };
}

/** The form of a person who came from the provider in another browser: it depends on their cookie, not on a session. */
export function personsAction(
  page: string,
  button: string,
  fields: Record<string, string>,
  expectRefused: EntryPoint['expectRefused'] = async (response) =>
    expect(response.headers().location).toBe('/sso/problem?problem=sso_expired'),
): EntryPoint {
  return {
    prepare: async (request, sandbox) => {
      const { origin } = new URL((await request.get('/')).url());
      const person = await playwright.newContext({ baseURL: origin });
      const customer = new Customer(sandbox);
      const sub = await addPerson(sandbox, customer);
      if (['/sso/link', '/account'].includes(page)) await registerEarlier(sandbox, customer);
      const arrived = await arrive(person, sandbox, sub);
      if (page === '/account')
        await (await openForm(person, arrived, 'Connect')).send({ password: customer.password });
      const form = await openForm(person, page, button);
      await person.dispose();
      const sent = { ...form.fields, ...fields };
      return () => request.post(page, { multipart: sent, headers: { origin }, maxRedirects: 0 });
    },
    expectRefused,
  };
}

export function publicPage(path: string): EntryPoint {
  return {
    prepare: async (request) => () => request.get(path, { maxRedirects: 0 }),
    expectAllowed: async (response) => expect(await isSignedIn(response)).toBe(true),
    expectRefused: async (response) => {
      expect(response.status()).toBe(200);
      expect(await isSignedIn(response)).toBe(false);
    },
  };
}

/** Every page offers this to a customer, and not to a guest. */
const isSignedIn = async (page: APIResponse) => (await page.text()).includes('Sign out');

/** Next runs an action before its page: the response does not show what the action has done. */
export function action(
  page: string,
  button: string,
  fields: Record<string, string | null>,
  leadsTo = /^\/$/,
): EntryPoint {
  return {
    prepare: async (request) => {
      const form = await openForm(request, page, button);
      return () => form.send(fields);
    },
    expectAllowed: async (response) => {
      expect(response.status()).toBe(303);
      expect(response.headers().location).toMatch(leadsTo);
    },
    expectRefused: async (response) =>
      expect(response.headers().location ?? '').not.toMatch(leadsTo),
  };
}

/** Needs no session: after it has ended, what was typed is still checked and refused. */
export function guestsAction(page: string, button: string, sentence: string): EntryPoint {
  return {
    prepare: async (request) => async () =>
      (await openForm(request, page, button)).send({
        email: 'nobody@example.com',
        password: 'another-one-1',
      }),
    expectRefused: async (response) =>
      expect((await response.text()).includes(sentence), sentence).toBe(true),
  };
}

/** The form of a hand-over that was declined meanwhile: it depends on the hand-over, not on a session. */
export function declinedHandOver(
  button: string,
  shopper: Shopper,
  expectRefused: EntryPoint['expectRefused'],
): EntryPoint {
  return {
    prepare: async (request, sandbox) => {
      await handOver(request, sandbox, shopper);
      const form = await openForm(request, '/hand-over', button);
      await (await openForm(request, '/hand-over', 'Keep the current account')).send();
      return () => form.send();
    },
    expectRefused,
  };
}

export function route(
  path: string,
  toCustomer: Record<string, string>,
  toGuest: Record<string, string>,
): EntryPoint {
  return {
    prepare: async (request) => () => request.get(path),
    expectAllowed: async (response) => expect(await response.json()).toMatchObject(toCustomer),
    expectRefused: async (response) => expect(await response.json()).toEqual(toGuest),
  };
}
