// This machine has several names for itself, and cookies, origins and the sandbox tell them apart: the storefront has one.
// The surprise: it is asked before Next, which writes a redirect to its own port without the host, and so in circles.

const names = ['localhost', '127.0.0.1', '[::1]'];

export interface Asked {
  method?: string;
  headers: { host?: string };
  /** Path and query, as they came. */
  url?: string;
}

/** Where a page asked of another name of this machine really is; null where it was asked for rightly. */
export function addressOnOwnName({ method, headers, url = '/' }: Asked, appUrl: string): string | null {
  const own = new URL(appUrl);
  const asked = `${own.protocol}//${headers.host}`;
  const isPage = method === 'GET' && url.startsWith('/') && !/^\/(api|_next)\//.test(url);
  if (!isPage || !names.includes(own.hostname) || !URL.canParse(asked)) return null;
  const { hostname, port } = new URL(asked);
  const isOtherName = names.includes(hostname) && hostname !== own.hostname && port === own.port;
  return isOtherName ? `${own.origin}${url}` : null;
}
