// Cleeng, asked as a registration and a sign-in ask it: through the same clients, so that what they would trip over shows.
import { env } from '@/lib/env/env';
import { Refusal, VendorError } from '@/lib/errors/errors';
import { fetchPublisherConsents } from '@/lib/vendors/cleeng/consents';
import { publishedKeys } from '@/lib/vendors/cleeng/jwks';
import { fetchLocale } from '@/lib/vendors/cleeng/locales';
import { ask } from './ask';
import { checkClock, timeOf } from './clock';
import { type Finding, failure, fine, unasked, warning } from './finding';
import { checkOffers } from './offers';
import { checkScript } from './script';
import { type Asked, trouble } from './trouble';

/** By our own check of its tokens (lib/vendors/cleeng/jwt.ts). */
const forgiven = { ahead: 30, behind: 30 };

export async function checkCleeng(): Promise<Finding[]> {
  const whom = (setting: string): Asked => ({
    vendor: 'cleeng',
    name: 'Cleeng',
    setting,
  });
  return [
    await keys(whom('CLEENG_JWKS_URL')),
    await consents(whom('CLEENG_API_URL')),
    await locale(whom('CLEENG_API_URL')),
    ...(await checkOffers(whom('CLEENG_API_URL'))),
    ...(await clock(whom('CLEENG_API_URL'))),
    await widgets(whom('CLEENG_WIDGETS_URL')),
  ];
}

async function keys(whom: Asked): Promise<Finding> {
  const asked = 'keys that tokens are signed with';
  try {
    const published = publishedKeys();
    await published.reload();
    const count = published.jwks()?.keys.filter(({ kty }) => kty === 'RSA').length ?? 0;
    return count > 0
      ? fine(asked, `${count} for RS256`)
      : failure(asked, 'none for RS256', 'Check CLEENG_JWKS_URL: without one, nobody can sign in.');
  } catch (error) {
    return trouble(asked, error, whom);
  }
}

async function consents(whom: Asked): Promise<Finding> {
  const { publisherId } = env().cleeng;
  const asked = `consents of publisher ${publisherId}`;
  try {
    const found = await fetchPublisherConsents();
    const required = found.filter(({ isRequired }) => isRequired).length;
    return found.length > 0
      ? fine(asked, `${found.length}, of which ${required} must be accepted`)
      : warning(
          asked,
          'none',
          "Add your terms in Cleeng's dashboard: as it is, people agree to nothing.",
        );
  } catch (error) {
    if (isRefused(error))
      return failure(
        asked,
        'Cleeng knows no such publisher',
        'Check CLEENG_PUBLISHER_ID, and that CLEENG_API_URL is of the same environment.',
      );
    return trouble(asked, error, whom);
  }
}

function isRefused(error: unknown): boolean {
  return error instanceof Refusal || (error instanceof VendorError && error.failure === 'refused');
}

async function locale(whom: Asked): Promise<Finding> {
  const asked = 'place of a visitor';
  try {
    const { country, currency } = await fetchLocale(null);
    return fine(asked, `seen from here: ${country}, ${currency}`);
  } catch (error) {
    return trouble(asked, error, whom);
  }
}

/** Of those who make the tokens, whatever they answer. Without an answer the findings above have said why. */
async function clock(whom: Asked): Promise<Finding[]> {
  const { apiUrl, publisherId } = env().cleeng;
  try {
    const { headers, ...times } = await ask(whom, `${apiUrl}/publishers/${publisherId}/consents`);
    return [checkClock({ ...times, theirs: timeOf(headers) }, forgiven)];
  } catch (error) {
    if (error instanceof VendorError) return [];
    throw error;
  }
}

async function widgets(whom: Asked): Promise<Finding> {
  const asked = 'script of the hosted widgets';
  const script = env().cleeng.widgets;
  if (!script) return unasked(asked, 'not configured', 'CLEENG_WIDGETS_URL opens /hosted-login.');
  return (await checkScript(asked, script.scriptUrl, whom)).finding;
}
