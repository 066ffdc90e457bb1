// A browser always sends an Origin with a form: refuseForeignCallers checks which, this checks that there is one.

import type { Context, MiddlewareHandler } from 'hono';
import { html } from 'hono/html';
import { readText } from '../body';

export const requireOwnForm: MiddlewareHandler = async (c, next) => {
  if (c.req.header('Origin') === undefined)
    return c.json({ error: 'A form of the panel has an Origin.' }, 403);
  await next();
};

export async function readForm(c: Context): Promise<URLSearchParams> {
  return new URLSearchParams(await readText(c));
}

export function checked(isChecked: boolean) {
  return isChecked ? html` checked` : '';
}
