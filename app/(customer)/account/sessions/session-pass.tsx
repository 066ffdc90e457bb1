import type { ReactNode } from 'react';
import { dateFormats } from '@/app/_shell/date-formats';
import { DateTime, dateTimeText } from '@/app/_shell/date-time';
import type { OpenSession } from '@/lib/customer/read-sessions';
import { env } from '@/lib/env/env';
import { countryName } from '@/lib/fields/countries';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';
import { deviceName } from './device-name';
import { EndOneForm } from './form';

export async function SessionPass({ session, now }: { session: OpenSession; now: Date }) {
  const { id, device, isThis, openedBy, country, firstSeenAt, lastSeenAt } = session;
  const t = await getTranslations('sessions');
  const language = await requestLanguage();
  const name = await deviceName(device);
  const way = openedBy === 'sso' ? env().sso?.name : t(`way.${openedBy}`);
  return (
    <article className="pass">
      <div className="p-4 sm:p-6">
        <h2 className="text-heading">{name}</h2>
        <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
          {device.kind && <Fact term={t('kindLabel')}>{t(`kind.${device.kind}`)}</Fact>}
          {way && <Fact term={t('way.label')}>{way}</Fact>}
          {country && <Fact term={t('country')}>{countryName(country, language) ?? country}</Fact>}
          <Fact term={t('firstSeen')}>
            <DateTime at={firstSeenAt} />
          </Fact>
          <Fact term={t('lastSeen')}>
            {isThis ? (
              t('now')
            ) : (
              <DateTime at={lastSeenAt} text={await lastSeen(lastSeenAt, now)} />
            )}
          </Fact>
        </dl>
      </div>
      <div className={isThis ? 'pass-stub pass-stub-here' : 'pass-stub'}>
        {isThis ? (
          <p className="font-sign text-caption uppercase">{t('this')}</p>
        ) : (
          <EndOneForm
            sessionId={id}
            description={t('endOneOf', {
              device: name,
              firstSeen: await dateTimeText(firstSeenAt),
            })}
          />
        )}
      </div>
    </article>
  );
}

/** Visits are stored at most once a minute, so within two minutes the browser may still be in use. */
async function lastSeen(at: Date, now: Date): Promise<string> {
  if (now.getTime() - at.getTime() < 2 * 60_000)
    return (await getTranslations('sessions'))('lately');
  return (await dateFormats()).relativeTime(at, now);
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{term}</dt>
      <dd className="font-medium wrap-anywhere">{children}</dd>
    </div>
  );
}
