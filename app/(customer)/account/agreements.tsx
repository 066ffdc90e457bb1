import { Moment } from '@/app/moment';
import { ConsentLabel } from '@/components/consent-label';
import type { Agreement } from '@/lib/customer/account';
import { requestLanguage } from '@/lib/language';
import { words } from '@/lib/words';

/** Each consent with the answers that were given to it here: which version, what, when, and in which language it was read. */
export async function Agreements({ agreements }: { agreements: Agreement[] }) {
  const say = await words('agreements');
  const languages = new Intl.DisplayNames(await requestLanguage(), { type: 'language' });
  if (agreements.length === 0) return <p>{say('unknown')}</p>;
  return (
    <ul className="divide-y divide-line">
      {agreements.map(({ name, consent, receipts }) => (
        <li key={name} className="grid gap-3 py-4">
          <h3 className="rich-label min-w-0 font-medium wrap-anywhere">
            {consent ? <ConsentLabel html={consent.label} /> : name}
          </h3>
          {consent && <p>{say('now', { state: consent.state, version: consent.answeredVersion })}</p>}
          {receipts.length > 0 ? (
            <ol className="grid gap-1 text-small text-muted">
              {receipts.map(({ id, version, state, answeredAt, locale }) => (
                <li key={id}>
                  {say('answer', { state, version, language: languages.of(locale) ?? locale })}{' '}
                  <Moment at={answeredAt} />
                </li>
              ))}
            </ol>
          ) : (
            <p className="text-small text-muted">{say('noReceipts')}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
