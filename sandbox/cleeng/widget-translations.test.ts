import { Window } from 'happy-dom';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openSandbox, PUBLISHER_ID } from '../test-sandbox';
import { CleengFailure } from './widgets/api.js';
import { mountWidgets } from './widgets/mount.js';
import { translationsFor } from './widgets/translations.js';

const sandbox = openSandbox();
const folder = new URL('./', import.meta.url).href;
const noTokens = { jwt: '', refreshToken: '' };

afterEach(() => {
  vi.unstubAllGlobals();
});

it.each(['nl', 'es', 'de', 'pl'])(
  'has every message in %s, with the same placeholders',
  (spoken) => {
    const { language, t } = translationsFor(spoken);
    const english = translationsFor('en').t;
    expect(language).toBe(spoken);
    expect(Object.keys(t)).toEqual(Object.keys(english));
    for (const [name, word] of Object.entries(t)) {
      const said = word instanceof Function ? word('anna@example.com') : word;
      expect(said, name).toMatch(/\w/);
      expect(said, name).not.toBe(Reflect.get(english, name));
      expect(said.includes('anna@example.com'), name).toBe(word instanceof Function);
    }
  },
);

it.each([
  ['nl-NL', 'nl'],
  ['PL-pl', 'pl'],
  ['en-US', 'en'],
  ['fr-FR', 'en'],
  ['est', 'en'],
  ['constructor', 'en'],
  ['', 'en'],
  [null, 'en'],
])('maps %s to %s', (attribute, language) => {
  expect(translationsFor(attribute).language).toBe(language);
});

describe('a Dutch widget', () => {
  it('is in Dutch, including a wrong password', async () => {
    const { root, title, type, press, alert } = mountWidget('nl-NL');
    expect(root.lang).toBe('nl');
    expect(title()).toBe('Inloggen');
    type('E-mailadres', 'nobody@example.com');
    type('Wachtwoord', 'wrong');
    press('Inloggen');
    await vi.waitFor(() => expect(alert()).toBe('E-mailadres of wachtwoord klopt niet.'));
  });

  it('leaves consents and refusals untranslated', async () => {
    const { email, password } = await sandbox.register();
    const { root, title, type, press, alert } = mountWidget('nl-NL');
    press('Registreren');
    await vi.waitFor(() => expect(title()).toBe('Registreren'));
    for (const box of root.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
      box.checked = true;
    expect(root.querySelector('.check')?.textContent).toBe(
      'I accept the Terms and Conditions of Cleeng.',
    );
    type('E-mailadres', email);
    type('Wachtwoord', password);
    press('Registreren');
    await vi.waitFor(() => expect(alert()).toBe('Customer already exists'));
  });

  it.each([
    ['us', 'en_US', 'nl_NL'],
    ['belgium', 'nl_BE', 'nl_BE'],
  ])('registers the customer with a Dutch locale: %s', async (name, ofAddress, locale) => {
    const defaultLocale = { country: 'BE', currency: 'EUR', locale: ofAddress };
    await sandbox.control('settings', { defaultLocale });
    const keep = vi.fn(async (_: typeof noTokens) => {});
    const { root, title, type, press } = mountWidget('nl-NL', noTokens, keep);
    press('Registreren');
    await vi.waitFor(() => expect(title()).toBe('Registreren'));
    for (const box of root.querySelectorAll<HTMLInputElement>('[type=checkbox]'))
      box.checked = true;
    type('E-mailadres', `reader-${name}@example.com`);
    type('Wachtwoord', 'sandbox-1');
    press('Registreren');
    await vi.waitFor(() => expect(keep).toHaveBeenCalled());
    const [{ jwt } = noTokens] = keep.mock.lastCall ?? [];
    const { customerId } = JSON.parse(atob(jwt.split('.')[1] ?? ''));
    const { body } = await sandbox.cleeng('GET', `/customers/${customerId}`, { jwt });
    expect(body).toMatchObject({ responseData: { locale, country: 'BE' } });
  });

  it('says in Dutch that Cleeng is overloaded, or does not respond', async () => {
    const { title, type, press, alert } = mountWidget('nl-NL');
    press('Wachtwoord vergeten?');
    await vi.waitFor(() => expect(title()).toBe('Wachtwoord opnieuw instellen'));
    type('E-mailadres', 'anna@example.com');
    const silent = 'Cleeng antwoordt nu niet. Probeer het nog eens.';
    const overloaded = 'Cleeng is overbelast. Wacht tien seconden en probeer het nog eens.';
    for (const [fault, t] of [[503, silent] as const, [429, overloaded] as const]) {
      await sandbox.control('fail', { vendor: 'cleeng', path: '/customers/passwords', fault });
      press('Stuur me een link');
      await vi.waitFor(() => expect(alert()).toBe(t));
    }
    press('Stuur me een link');
    await vi.waitFor(() => expect(title()).toBe('Kijk in je mail'));
  });

  it('says that it can log no one in or out where the browser stores no cookies', async () => {
    const blocked = async () => Promise.reject(new CleengFailure(0, 'cookies_blocked', ''));
    const t = 'Deze browser bewaart geen cookies voor Cleeng. Sta ze toe en probeer het nog eens.';
    const { email, password } = await sandbox.register();
    const form = mountWidget('nl-NL', noTokens, blocked);
    form.type('E-mailadres', email);
    form.type('Wachtwoord', password);
    form.press('Inloggen');
    await vi.waitFor(() => expect(form.alert()).toBe(t));
    const jwt = `e30.${btoa(JSON.stringify({ email }))}.e30`;
    const account = mountWidget('nl-NL', { jwt, refreshToken: 'kept' }, blocked);
    account.press('Uitloggen');
    await vi.waitFor(() => expect(account.alert()).toBe(t));
  });

  it('says who is logged in', () => {
    const jwt = `e30.${btoa(JSON.stringify({ email: 'anna@example.com' }))}.e30`;
    const { root } = mountWidget('nl-NL', { jwt, refreshToken: 'kept' });
    expect(root.textContent).toBe('Je bent ingelogd als anna@example.com.Uitloggen');
  });
});

it('is in English, with its `lang`, for a page that names no language', () => {
  const { root, title } = mountWidget();
  expect(root.lang).toBe('en');
  expect(title()).toBe('Log in');
});

/** Mounts the widget in happy-dom, against a real sandbox. */
function mountWidget(
  language?: string,
  tokens = noTokens,
  keep = async (_: typeof noTokens) => {},
) {
  const window = new Window({ url: 'https://shop.example' });
  for (const name of [
    'document',
    'MutationObserver',
    'CSSStyleSheet',
    'DOMParser',
    'FormData',
  ] as const) {
    vi.stubGlobal(name, window[name]);
  }
  vi.stubGlobal('HTMLAnchorElement', window.HTMLAnchorElement);
  // The modules find the API by their own address, which here is a folder.
  const request = globalThis.fetch;
  vi.stubGlobal('fetch', (address: URL | string, options: RequestInit) =>
    request(String(address).replace(folder, `${sandbox.url}/cleeng/`), options),
  );
  const host = document.createElement('div');
  host.dataset.cleengWidget = 'login';
  host.dataset.cleengPublisherId = String(PUBLISHER_ID);
  if (language) host.dataset.cleengLanguage = language;
  document.body.append(host);
  mountWidgets({
    onChange: (listener) => listener(tokens),
    keep,
    leave: () => keep(noTokens),
  });
  const root = found(host.shadowRoot?.querySelector<HTMLElement>('.widget'));
  const labelled = <Tag extends 'button' | 'label'>(tag: Tag, text: string) =>
    found([...root.querySelectorAll(tag)].find(({ textContent }) => textContent === text));
  return {
    root,
    title: () => root.querySelector('h2')?.textContent,
    alert: () => root.querySelector('[role=alert]')?.textContent,
    press: (button: string) => labelled('button', button).click(),
    type(field: string, text: string) {
      found(labelled('label', field).querySelector('input')).value = text;
    },
  };
}

function found<Thing>(thing: Thing | null | undefined): Thing {
  if (!thing) throw new Error('It is not there');
  return thing;
}
