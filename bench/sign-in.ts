/** The sandbox's test customer without pending steps. */
export const ANNA = {
  name: 'Anna de Vries',
  email: 'anna@example.com',
  password: 'anna-sandbox-1',
};

/** Returns the Cookie header. */
export async function signIn(storefront: string): Promise<string> {
  const answer = await sendSignIn(storefront, ANNA);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  if (answer.status !== 303 || cookies.length === 0)
    throw new Error(`/login answered ${answer.status}`);
  return cookies.filter((cookie) => !cookie.endsWith('=')).join('; ');
}

/** Sends the login form as a browser without JavaScript does. */
export async function sendSignIn(
  storefront: string,
  credentials: { email: string; password: string },
): Promise<Response> {
  const page = await (await fetch(`${storefront}/login`)).text();
  const html = /<form(?:(?!<\/form>).)*name="email".*?<\/form>/s.exec(page)?.[0] ?? '';
  const form = new FormData();
  for (const [field] of html.matchAll(/<input [^>]*type="hidden"[^>]*>/g)) {
    form.set(attribute(field, 'name'), attribute(field, 'value'));
  }
  form.set('email', credentials.email);
  form.set('password', credentials.password);
  return fetch(`${storefront}/login`, {
    method: 'POST',
    headers: { origin: storefront },
    body: form,
    redirect: 'manual',
  });
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
}
