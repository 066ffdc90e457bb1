// A form that was sent without a script is answered by drawing its page again. Where that page now sends people elsewhere
// (the session has ended meanwhile), Next says 307, and a browser then sends the form, with all that was typed, there.
// It is meant to look there: 303.
import type { IncomingMessage, ServerResponse } from 'node:http';

/** From now on a redirect that answers this post says 303. */
export function seeOther({ method }: IncomingMessage, response: ServerResponse): void {
  if (method !== 'POST') return;
  const writeHead = response.writeHead.bind(response);
  const replaced = (status: number, ...rest: never[]) => writeHead(status === 307 ? 303 : status, ...rest);
  response.writeHead = replaced as typeof response.writeHead;
}
