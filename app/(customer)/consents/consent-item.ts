import { dateTimeText } from '@/app/_shell/date-time';
import type { ConsentItem } from '@/components/consents/consent-fields';
import { labelSha256 } from '@/lib/consents/consent-answers';
import type { DrawnConsent } from '@/lib/customer/consents';
import { getTranslations } from '@/lib/i18n/translations';

export async function consentItem(consent: DrawnConsent): Promise<ConsentItem> {
  return {
    name: consent.name,
    version: consent.version,
    label: consent.label,
    labelSha256: labelSha256(consent),
    hint: await hintOf(consent),
    isRequired: consent.isRequired,
    isTicked: consent.isTicked,
  };
}

async function hintOf(consent: DrawnConsent): Promise<string | undefined> {
  const t = await getTranslations('consents');
  const { version, answeredVersion, answeredAt, state } = consent;
  const when = answeredAt ? await dateTimeText(answeredAt) : 'unknown';
  if (version !== answeredVersion) {
    return t('changed', { version, answeredVersion, state, when });
  }
  // Cleeng also returns `declined`, without a date, if there is no answer.
  if (state === 'declined') return undefined;
  return consent.isTicked ? t('accepted', { version, when }) : t('askedAgain', { version, when });
}
