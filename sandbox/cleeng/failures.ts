// How Cleeng words a failure that was ordered by its status: in its own envelope where the call has one for it, else
// like the gateway in front of it, which only has a `message`. The surprise: clients read the first as Cleeng's last
// word, which ends a session or spends a link, and the second as a hiccup.

import { STATUS_CODES } from 'node:http';
import { failureBody } from './envelope';
import { type RefusalName, refusals } from './refusals';

/**
 * What each call has words for. A 429 is nowhere among them: too many calls are the gateway's to refuse, and a captcha
 * is asked for by its setting.
 */
const documented: [call: RegExp, failures: RefusalName[]][] = [
  [/^POST \/customers$/, ['invalidRequestBody', 'customerExists']],
  [/^POST \/auths$/, ['invalidRequestBody', 'wrongCredentials', 'notAssociated']],
  [/^POST \/auths\/refresh_token$/, ['refreshTokenDead']],
  [/^POST \/sso\/auths$/, ['invalidRequestBody', 'publisherTokenInvalid', 'emailUnknown', 'notAssociated']],
  [/^PUT \/customers\/passwords$/, ['invalidRequestBody', 'emailUnknown', 'offerOrPublisherNotFound']],
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
