import { DateTime } from '@/app/_shell/date-time';
import { ConsentLabel } from '@/components/consents/consent-label';
import { PublisherText } from '@/components/layout/publisher-text';
import { Link } from '@/components/navigation/link';
import type { Agreement } from '@/lib/customer/account';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';
import type { AnsweredConsent } from '@/lib/model';
import { paths, withReturnTo } from '@/lib/paths';

/** Null while Cleeng is down. */
export async function Agreements({ agreements }: { agreements: Agreement[] | null }) {
  const t = await getTranslations('agreements');
  const languages = new Intl.DisplayNames(await requestLanguage(), { type: 'language' });
  const nameOf = (tag: string) => languages.of(tag) ?? tag;
  if (!agreements) return <p>{t('unknown')}</p>;
  if (agreements.length === 0) return <p>{t('none')}</p>;
  return (
    <ul className="divide-y divide-line">
      {agreements.map(({ name, consent, receipts }) => (
        <li key={name} className="grid gap-3 py-4">
          {/* Labels are whole sentences, which are hard to read in a heading's capitals. */}
          <h3 className="rich-label min-w-0 font-sans font-medium tracking-normal normal-case wrap-anywhere">
            {consent ? (
              <PublisherText>
                <ConsentLabel html={consent.label} />
              </PublisherText>
            ) : (
              t('named', { name: name.replaceAll('_', ' ') })
            )}
          </h3>
          {consent && <Standing consent={consent} hasReceipts={receipts.length > 0} />}
          {receipts.length > 0 && (
            <ol className="grid gap-1 text-small text-muted">
              {receipts.map(({ id, version, state, answeredAt, locale, textLanguage }) => (
                <li key={id}>
                  {textLanguage
                    ? t('answer', {
                        state,
                        version,
                        text: nameOf(textLanguage),
                        page: nameOf(locale),
                      })
                    : t('answerOnPage', { state, version, page: nameOf(locale) })}{' '}
                  <DateTime at={answeredAt} />
                </li>
              ))}
            </ol>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Cleeng returns `declined` also without an answer, and always the newest label. */
async function Standing({
  consent,
  hasReceipts,
}: {
  consent: AnsweredConsent;
  hasReceipts: boolean;
}) {
  const t = await getTranslations('agreements');
  const { state, version, answeredVersion } = consent;
  if (state === 'declined' && !hasReceipts) return <p>{t('notAnswered')}</p>;
  return (
    <>
      <p>{t('now', { state, version: answeredVersion })}</p>
      {version !== answeredVersion && (
        <p>
          {t('newer', { version })}{' '}
          <Link className="link" href={withReturnTo(paths.consents, paths.account)}>
            {t('answerNewer')}
          </Link>
        </p>
      )}
      {!hasReceipts && <p className="text-small text-muted">{t('noReceipts')}</p>}
    </>
  );
}
