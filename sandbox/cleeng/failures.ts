// A documented status comes in Cleeng's envelope, which clients take as final (it ends a session or uses up a link);
// any other is the gateway's and has only a `message`, which clients take as temporary.

import { STATUS_CODES } from 'node:http';
import { failureBody } from './envelope';
import { type RefusalName, refusals } from './refusals';

/** The documented statuses per call. A 429 is always the gateway's; the captcha's has its own setting. */
const documented: [call: RegExp, failures: RefusalName[]][] = [
  [/^POST \/customers$/, ['invalidRequestBody', 'customerExists']],
  [/^POST \/auths$/, ['invalidRequestBody', 'wrongCredentials', 'notAssociated']],
  [/^POST \/auths\/refresh_token$/, ['refreshTokenInvalid']],
  [
    /^POST \/sso\/auths$/,
    ['invalidRequestBody', 'publisherTokenInvalid', 'emailUnknown', 'notAssociated'],
  ],
  [
    /^PUT \/customers\/passwords$/,
    ['invalidRequestBody', 'emailUnknown', 'offerOrPublisherNotFound'],
  ],
  [/^PATCH \/customers\/passwords$/, ['invalidRequestBody', 'resetTokenInvalid']],
  [/^(PUT|PATCH) \/customers\/\d+/, ['invalidRequestBody']],
  [/^\w+ \/customers\/\d+/, ['jwtInvalid', 'otherCustomer']],
  [/^(GET \/(entitlements\/|offers\/[^/]+\/customers\/)|DELETE \/refresh_tokens$)/, ['jwtInvalid']],
  [/^GET \/publishers\//, ['invalidPublisherId']],
  [/^GET \/(locales$|offers)/, ['invalidQuery']],
  [/^GET \/(offers|entitlements)\//, ['offerOrPublisherNotFound']],
  [/^\w+ \/(?!\.well-known\/)/, ['internalError']],
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
