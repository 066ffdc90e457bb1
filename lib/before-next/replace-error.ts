import 'server-only';
import type { ServerResponse } from 'node:http';

/**
 * Next answers a form that it cannot decode, or whose page fails, with an empty 500. `instead` is
 * called once, in place of the first write of such a response; the rest of it is dropped.
 */
export function replaceError(response: ServerResponse, instead: () => void): void {
  const { writeHead, write, end } = response;
  let isReplaced = false;

  function drops(status: number): boolean {
    if (isReplaced || status < 500 || response.headersSent) return isReplaced;
    isReplaced = true;
    for (const name of response.getHeaderNames()) {
      if (name !== 'set-cookie') response.removeHeader(name);
    }
    instead();
    return true;
  }

  Object.assign(response, {
    writeHead: (status: number, ...rest: []) =>
      drops(status) ? response : writeHead.call(response, status, ...rest),
    write: (...given: Parameters<typeof write>) =>
      drops(response.statusCode) || write.apply(response, given),
    end: (...given: Parameters<typeof end>) =>
      drops(response.statusCode) ? response : end.apply(response, given),
  });
}
