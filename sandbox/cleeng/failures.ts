// How Cleeng words a failure that was ordered by its status: in its own envelope where the reference documents
// one for that call, else like the gateway in front of it, which only has a `message`.

import { STATUS_CODES } from 'node:http';
import { failureBody } from './envelope';
import { type RefusalName, refusals } from './refusals';

/** Most specific first. */
const documented: [call: RegExp, failures: RefusalName[]][] = [
  [/^POST \/customers$/, ['invalidRequestBody', 'customerExists', 'captchaFailed']],
  [/^POST \/auths$/, ['invalidRequestBody', 'wrongCredentials', 'notAssociated']],
  [/^POST \/auths\/refresh_token$/, ['refreshTokenDead']],
  [/^PUT \/customers\/passwords$/, ['invalidRequestBody', 'emailUnknown', 'offerOrPublisherNotFound']],
  [/^PATCH \/customers\/passwords$/, ['invalidRequestBody', 'resetTokenInvalid']],
  [/^GET \/publishers\//, ['invalidPublisherId']],
  [/^GET \/locales$/, ['invalidQuery']],
  [/./, ['invalidRequestBody', 'jwtInvalid', 'otherCustomer', 'internalError']],
];

export function failureBodyFor(status: number, method: string, path: string): object {
  const call = `${method} ${path}`;
  for (const [pattern, names] of documented) {
    if (!pattern.test(call)) continue;
    const name = names.find((candidate) => refusals[candidate][0] === status);
    if (name) return failureBody(refusals[name][1], refusals[name][2]);
  }
  return { message: STATUS_CODES[status] ?? 'Unknown' };
}
