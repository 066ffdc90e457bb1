import { Notice } from '@/components/layout/notice';
import { Link } from '@/components/navigation/link';
import { getTranslations } from '@/lib/i18n/translations';
import { mailboxUrl } from '@/lib/password/mailbox';
import type { ResetRequest } from '@/lib/password/reset-request';
import { anotherResetAddress, type WayBack } from '@/lib/paths';
import { ResendForm } from './form';

/** The same whether or not an account exists. */
export async function SentMail({ request, wayBack }: { request: ResetRequest; wayBack: WayBack }) {
  const t = await getTranslations('resetPassword');
  const mailbox = await mailboxUrl();
  return (
    <div className="grid gap-6">
      <Notice>
        <p className="wrap-anywhere">{t('sent', { email: request.email })}</p>
        <p className="mt-3">{t('newestOnly')}</p>
      </Notice>
      {mailbox && (
        <p>
          {t('sandbox')}{' '}
          <Link className="link" href={mailbox}>
            {t('openMailbox')}
          </Link>
        </p>
      )}
      <p>{t('nothingThere')}</p>
      {request.waitSeconds > 0 && (
        // With JavaScript the button counts down.
        <noscript>
          <p>{t('againAfter', { seconds: request.waitSeconds })}</p>
        </noscript>
      )}
      <ResendForm request={request} wayBack={wayBack} />
      <p>
        <Link className="link" href={anotherResetAddress(wayBack)}>
          {t('another')}
        </Link>
      </p>
    </div>
  );
}
