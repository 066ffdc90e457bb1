import 'server-only';
import { LRUCache } from 'lru-cache';

export type ResponseCache<Data> = LRUCache<string, Promise<Data>>;

export function responseCache<Data>(ttlMs: number): ResponseCache<Data> {
  return new LRUCache({ max: 500, ttl: ttlMs });
}

/** Requests that run in parallel share one response; a failure is not kept. `key` names all that the response depends on. */
export function cached<Data>(
  cache: ResponseCache<Data>,
  key: string,
  request: () => Promise<Data>,
): Promise<Data> {
  const known = cache.get(key);
  if (known) return known;
  const response = request();
  cache.set(key, response);
  response.catch(() => cache.peek(key) === response && cache.delete(key));
  return response;
}
