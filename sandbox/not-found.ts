// `errors` is there because Cleeng's clients read its first entry without checking that it exists.

import type { Context } from 'hono';
import type { RouterRoute } from 'hono/types';

export function respondNotFound(c: Context, routes: RouterRoute[]): Response {
  const requested = `${c.req.method} ${c.req.path}`;
  const nearby = closestAddresses(c.req.path, routes);
  const message = `The sandbox has no ${requested}.`;
  return c.json({ message, errors: [message], nearby }, 404);
}

function closestAddresses(path: string, routes: RouterRoute[]): string[] {
  const addresses = new Map<string, number>();
  for (const route of routes) {
    if (route.method === 'ALL') continue; // Middleware.
    const closeness = sharedSegments(path, route.path);
    if (closeness > 0) addresses.set(`${route.method} ${route.path}`, closeness);
  }
  const best = Math.max(0, ...addresses.values());
  return [...addresses].filter(([, closeness]) => closeness === best).map(([address]) => address);
}

function sharedSegments(path: string, pattern: string): number {
  const segments = path.split('/').slice(1);
  const wanted = pattern.split('/').slice(1);
  const firstDifference = wanted.findIndex(
    (segment, index) =>
      segments[index] === undefined || (segment !== segments[index] && !segment.startsWith(':')),
  );
  return firstDifference === -1 ? wanted.length : firstDifference;
}
