import { readFile } from 'node:fs/promises';
import { Window } from 'happy-dom';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const code = await readFile(new URL('../public/current-customer.js', import.meta.url), 'utf8');
const foyer = 'https://foyer.example';
const store = 'https://store.example';
const tokenUrl = '/customer/current.jwt?app_client_id=an%20app';
const token = 'eyJhbGciOiJIUzUxMiJ9.eyJjdXN0b21lciI6e319.signature_-';
const told = {
  language: 'nl',
  heading: 'Bought lately',
  empty: 'You have not bought anything yet.',
  purchases: [
    {
      name: 'Tide clock <img src=x onerror=alert(1)>',
      imageUrl: 'https://store.example/clock.svg',
      date: '27 September 2026',
      price: '$65.23',
      url: 'https://store.example/tide-clock/',
    },
    { name: 'Popcorn bowl', imageUrl: null, date: '14 August 2026', price: '$18.00', url: null },
  ],
  continueLabel: 'Continue to your account',
  outOfReach: 'Your account is out of reach.',
};

const asked = vi.fn<(address: string, options: RequestInit) => Promise<Response>>();
let window: Window;
beforeEach(() => {
  window = new Window({ url: `${store}/account` });
  asked.mockReset();
});
afterEach(() => window.happyDOM.close());

/** Runs the script in a page with this body, and waits until it has finished. */
async function open(answers: (Response | Error)[], body = installed) {
  for (const answer of answers) {
    if (answer instanceof Error) asked.mockRejectedValueOnce(answer);
    else asked.mockResolvedValueOnce(answer);
  }
  const { document } = window;
  document.body.innerHTML = body;
  Object.defineProperty(document, 'currentScript', {
    value: { src: `${foyer}/current-customer.js?v=2` },
  });
  const names = ['document', 'location', 'addEventListener', 'fetch'];
  const run = new Function(...names, code);
  run(document, window.location, window.addEventListener.bind(window), asked);
  const place = document.getElementById('foyer-purchases');
  if (place) await expect.poll(() => place.getAttribute('aria-busy')).toBe('false');
  return place ?? document.body;
}
const installed =
  '<section id="foyer-purchases" data-client-id="an app" data-unavailable="Later, please."></section>';
const text = (answer: string, status = 200) => new Response(answer, { status });
const asPosted = (call: number) => asked.mock.calls[call]?.[1];

it('shows what was bought, as text and never as markup', async () => {
  const place = await open([text(token), Response.json(told)]);
  expect(place.querySelector('h2')?.textContent).toBe('Bought lately');
  const [clock, bowl] = place.querySelectorAll('li');
  expect(clock?.textContent).toBe('Tide clock <img src=x onerror=alert(1)>27 September 2026$65.23');
  expect(clock?.querySelectorAll('img')).toHaveLength(1);
  expect(clock?.querySelector('img')?.getAttribute('alt')).toBe('');
  expect(clock?.querySelector('a')?.getAttribute('href')).toBe('https://store.example/tide-clock/');
  expect(bowl?.querySelectorAll('img, a')).toHaveLength(0);
  expect(bowl?.textContent).toBe('Popcorn bowl14 August 2026$18.00');
  expect(place.getAttribute('aria-live')).toBe('polite');
  const inDutch = [...place.querySelectorAll('h2, ul, button')].map((part) =>
    part.getAttribute('lang'),
  );
  expect(inDutch).toEqual(['nl', 'nl', 'nl']);
});

it('asks the store, then Foyer, with the token in the body alone, and stores nothing', async () => {
  await open([text(token), Response.json(told)]);
  expect(asked.mock.calls.map(([address]) => address)).toEqual([
    tokenUrl,
    `${foyer}/api/current-customer`,
  ]);
  expect(asPosted(0)).toMatchObject({ cache: 'no-store' });
  expect(asPosted(1)).toMatchObject({
    method: 'POST',
    body: JSON.stringify({ token }),
    headers: { 'content-type': 'application/json' },
    cache: 'no-store',
    credentials: 'omit',
  });
  expect(window.document.body.outerHTML).not.toContain(token);
});

it.each([
  ['quoted', JSON.stringify(token)],
  ['with a line end', `${token}\n`],
  ['quoted, with spaces around', `  "${token}" `],
])('takes a token that comes %s', async (_, answer) => {
  await open([text(answer), Response.json(told)]);
  expect(asPosted(1)?.body).toBe(JSON.stringify({ token }));
});

it('says so where nothing was bought', async () => {
  const place = await open([text(token), Response.json({ ...told, purchases: [] })]);
  expect(place.querySelector('p')?.textContent).toBe('You have not bought anything yet.');
  expect(place.querySelector('ul')).toBeNull();
  expect(place.querySelector('button')?.textContent).toBe('Continue to your account');
});

it('ignores addresses other than http and https', async () => {
  const purchase = {
    name: 'X',
    imageUrl: 'data:image/svg+xml,x',
    date: '',
    price: '',
    url: 'javascript:alert(1)',
  };
  const place = await open([text(token), Response.json({ ...told, purchases: [purchase] })]);
  expect(place.querySelectorAll('li img, li a')).toHaveLength(0);
});

it('shows a guest nothing, and asks nothing more', async () => {
  const place = await open([Response.json({ errors: ['Not found'] }, { status: 404 })]);
  expect(place.innerHTML).toBe('');
  expect(asked).toHaveBeenCalledTimes(1);
});

it('does nothing where the theme has no place for it', async () => {
  await open([], '<main></main>');
  expect(asked).not.toHaveBeenCalled();
});

it.each<[string, (Response | Error)[]]>([
  ['the store breaks', [text('', 500)]],
  ['the store answers with a page', [text('<!doctype html>')]],
  ['the store says nothing', [text('')]],
  ['the store is gone', [new TypeError('Failed to fetch')]],
  ['Foyer is gone', [text(token), new TypeError('Failed to fetch')]],
  ['Foyer refuses', [text(token), Response.json({ error: 'token_refused' }, { status: 401 })]],
  ['Foyer breaks', [text(token), text('Bad Gateway', 502)]],
  ['Foyer answers half', [text(token), text('{"heading":')]],
  ['Foyer answers something else', [text(token), Response.json({ heading: 'Bought lately' })]],
])('shows a message where %s', async (_, answers) => {
  const place = await open(answers);
  expect(place.innerHTML).toBe('<p>Later, please.</p>');
});

it('has default texts', async () => {
  const place = await open([text('', 500)], '<section id="foyer-purchases"></section>');
  expect(place.textContent).toBe('Your purchases cannot be shown right now.');
});

describe('the button to the account', () => {
  /** Presses it, and returns the form data that was sent. */
  async function press(...answers: (Response | Error)[]) {
    const place = await open([text(token), Response.json(told), ...answers]);
    const form = place.querySelector('form');
    const button = place.querySelector('button');
    if (!form || !button) throw new Error('There is no form.');
    const sent: string[] = [];
    form.submit = () => sent.push(`${form.method} ${form.action} ${fieldOf(form)}`);
    const reloaded = vi.spyOn(window.location, 'reload').mockReturnValue(undefined);
    button.click();
    expect(button.disabled).toBe(true);
    await expect
      .poll(() => sent.length + reloaded.mock.calls.length + place.querySelectorAll('p').length)
      .toBe(1);
    return { place, form, button, sent, reloaded };
  }
  const fieldOf = (form: { querySelector(selector: string): unknown }) =>
    Reflect.get(form.querySelector('[name="token"]') ?? {}, 'value');

  it('posts a new token, and keeps none', async () => {
    const { form, sent } = await press(text(`${token}2`));
    expect(sent).toEqual([`post ${foyer}/api/current-customer/session ${token}2`]);
    expect(fieldOf(form)).toBe('');
  });

  it('is enabled again when the page is shown again', async () => {
    const { button } = await press(text(token));
    expect(button.disabled).toBe(true);
    window.dispatchEvent(new window.Event('pageshow'));
    expect(button.disabled).toBe(false);
  });

  it('reloads the page for a customer who has signed out', async () => {
    const { sent, reloaded } = await press(text('', 404));
    expect(reloaded).toHaveBeenCalledOnce();
    expect(sent).toEqual([]);
  });

  it('says so where the store does not answer, once, and can be tried again', async () => {
    const { place, button, sent } = await press(new TypeError('Failed to fetch'));
    expect(place.querySelector('form + p')?.textContent).toBe('Your account is out of reach.');
    expect(place.querySelector('form + p')?.getAttribute('lang')).toBe('nl');
    expect(button.disabled).toBe(false);
    asked.mockRejectedValueOnce(new TypeError('Failed to fetch'));
    button.click();
    expect(place.querySelectorAll('form + p')).toHaveLength(0); // Not while it is being tried.
    await expect.poll(() => button.disabled).toBe(false);
    expect(place.querySelectorAll('form + p')).toHaveLength(1);
    expect(sent).toEqual([]);
  });
});
