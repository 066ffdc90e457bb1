import 'server-only';
import type { IncomingMessage } from 'node:http';
import type { RefusalCode } from '@/lib/errors/errors';
import { outdatedFormHeader, outdatedFormIn } from '@/lib/forms/outdated-form';
import { stamp } from '@/lib/web/stamp';
import { isForRoute } from './check-request';

/**
 * Makes the post of a form that this release does not know a request for its page, with what was typed. Here, and not in
 * proxy.ts: Next ends with an uncaught exception where a browser leaves while a proxy reads the body.
 */
export async function leadToItsPage(
  { method, url, headers }: IncomingMessage,
  body: Buffer,
): Promise<RefusalCode | null> {
  const type = headers['content-type'] ?? '';
  if (method !== 'POST' || isForRoute(url) || headers['next-action'] !== undefined) return null;
  const post = new Response(new Uint8Array(body), { headers: { 'content-type': type } });
  const data = await post.formData().catch(() => null);
  const form = data ? outdatedFormIn(data) : null;
  if (form === undefined) return null;
  if (form === null) return data ? 'form_outdated' : 'not_a_form';
  stamp(headers, outdatedFormHeader, form);
  Reflect.deleteProperty(headers, 'content-type'); // Next then renders the page and calls no action.
  return null;
}
