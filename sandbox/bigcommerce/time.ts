// https://developer.bigcommerce.com/docs/rest-management/store-information

import { Hono } from 'hono';
import type { Env } from '../sandbox';

export function time(): Hono<Env> {
  return new Hono<Env>().get('/v2/time', (c) => c.json({ time: Math.floor(Date.now() / 1000) }));
}
