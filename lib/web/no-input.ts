// For a route that is told nothing: who is asking stands in the session's row, and what the browser says could only be wrong.
import 'server-only';
import { Refusal } from '@/lib/errors/errors';

/** Throws Refusal `body_invalid` where there is a query, or a single byte of a body. */
export async function refuseInput(request: Request): Promise<void> {
  if (new URL(request.url).search) throw new Refusal('body_invalid');
  for await (const chunk of request.body ?? []) {
    if (chunk.byteLength > 0) throw new Refusal('body_invalid');
  }
}
