// For `vi.mock('next/headers', () => import('@/lib/session/test-cookies'))`.
import 'server-only';

interface Cookie {
  name: string;
  value: string;
  maxAge?: number;
  [attribute: string]: unknown;
}

const jar = new Map<string, Cookie>();

/** A cookie without time left is deleted, as in a browser. */
export const cookies = async () => ({
  get: (name: string) => jar.get(name),
  getAll: () => [...jar.values()],
  delete: (name: string) => jar.delete(name),
  set: (...given: [Cookie] | [string, string, object?]) => keep(cookieOf(...given)),
});

export const keptCookies = () => [...jar.values()];
export const emptyJar = () => jar.clear();

export function keep(cookie: Cookie): void {
  if (cookie.maxAge === 0) jar.delete(cookie.name);
  else jar.set(cookie.name, cookie);
}

function cookieOf(...given: [Cookie] | [string, string, object?]): Cookie {
  const [cookie, value, attributes] = given;
  return typeof cookie === 'string' ? { name: cookie, value: value ?? '', ...attributes } : cookie;
}
