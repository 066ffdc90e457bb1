// Uses the clients of registration and sign-in, to find what these would fail on.
import { env } from '@/lib/env/env';
import { isRefusal, isVendorError } from '@/lib/errors/errors';
import { timeOf } from '@/lib/http/clock';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { publishedKeys } from '@/lib/vendors/cleeng/jwks';
import { fetchLocale } from '@/lib/vendors/cleeng/locales';
import { fetchOffer } from '@/lib/vendors/cleeng/offers';
import {
  checkClock,
  checkScript,
  type Finding,
  failure,
  failureOf,
  fine,
  request,
  skipped,
  type Target,
  warning,
} from './checks';

const api = targetAt('CLEENG_API_URL');

export async function checkCleeng(): Promise<Finding[]> {
  return [
    await checkKeys(),
    await checkConsents(),
    await checkLocale(),
    ...(await Promise.all(env().cleeng.offers.map(checkOffer))),
    ...(await checkCleengClock()),
    await checkWidgets(),
  ];
}

async function checkKeys(): Promise<Finding> {
  const check = 'keys that sign tokens';
  try {
    const published = publishedKeys();
    await published.reload();
    const count = published.jwks()?.keys.filter(({ kty }) => kty === 'RSA').length ?? 0;
    if (count > 0) return fine(check, `${count} for RS256`);
    return failure(check, 'none for RS256', 'Check CLEENG_JWKS_URL: nobody can sign in.');
  } catch (error) {
    return failureOf(check, error, targetAt('CLEENG_JWKS_URL'));
  }
}

async function checkConsents(): Promise<Finding> {
  const check = `consents of publisher ${env().cleeng.publisherId}`;
  try {
    const consents = await fetchPublisherConsents();
    const required = consents.filter(({ isRequired }) => isRequired).length;
    if (consents.length > 0) return fine(check, `${consents.length}, ${required} of them required`);
    return warning(
      check,
      'none',
      "Add your terms in Cleeng's dashboard: customers agree to nothing now.",
    );
  } catch (error) {
    if (isRefused(error))
      return failure(
        check,
        'Cleeng does not know this publisher',
        'Check CLEENG_PUBLISHER_ID, and that CLEENG_API_URL is of the same environment.',
      );
    return failureOf(check, error, api);
  }
}

function isRefused(error: unknown): boolean {
  return isRefusal(error) || (isVendorError(error) && error.failure === 'refused');
}

async function checkLocale(): Promise<Finding> {
  const check = "visitor's country";
  try {
    const { country, currency } = await fetchLocale(null);
    return fine(check, `of this machine: ${country}, ${currency}`);
  } catch (error) {
    return failureOf(check, error, api);
  }
}

async function checkOffer(offerId: string): Promise<Finding> {
  const check = `offer ${offerId}`;
  try {
    const { isOnSale } = await fetchOffer(offerId, null);
    return fine(check, isOnSale ? 'on sale' : 'no longer sold');
  } catch (error) {
    if (isRefusal(error))
      return failure(
        check,
        'Cleeng does not know this offer',
        'Check CLEENG_OFFERS: the page of this offer is missing.',
      );
    return failureOf(check, error, api);
  }
}

/** Without a response there is no finding: the checks above have reported that. */
async function checkCleengClock(): Promise<Finding[]> {
  const { apiUrl, publisherId } = env().cleeng;
  try {
    const response = await request(api, `${apiUrl}/publishers/${publisherId}/consents`);
    return [checkClock(response, timeOf(response.headers))];
  } catch (error) {
    if (isVendorError(error)) return [];
    throw error;
  }
}

async function checkWidgets(): Promise<Finding> {
  const check = 'widget script';
  const { widgets } = env().cleeng;
  if (!widgets)
    return skipped(check, 'not configured', 'CLEENG_WIDGETS_URL enables /hosted-login.');
  return (await checkScript(check, widgets.scriptUrl, targetAt('CLEENG_WIDGETS_URL'))).finding;
}

function targetAt(setting: string): Target {
  return { vendor: 'cleeng', name: 'Cleeng', setting };
}
