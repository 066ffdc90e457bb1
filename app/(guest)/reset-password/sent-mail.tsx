import { Notice } from '@/components/layout/notice';
import { words } from '@/lib/i18n/translations';
import { mailboxUrl } from '@/lib/password/mailbox';
import type { ResetRequest } from '@/lib/password/reset-request';
import { anotherResetAddress } from '@/lib/paths';
import { ResendForm } from './resend-form.client';

/** The same for everybody who has asked, whether or not there was an account to send it to. */
export async function SentMail({ asked, returnTo }: { asked: ResetRequest; returnTo: string }) {
  const say = await words('resetPassword');
  const form = await words('form');
  const mailbox = await mailboxUrl();
  return (
    <div className="grid gap-6">
      <Notice>
        <p className="wrap-anywhere">{say('sent', { email: asked.email })}</p>
        <p className="mt-3">{say('newestOnly')}</p>
      </Notice>
      {mailbox && (
        <p>
          {say('sandbox')}{' '}
          <a className="link" href={mailbox}>
            {say('openMailbox')}
          </a>
        </p>
      )}
      <p>{say('nothingThere')}</p>
      {asked.waitSeconds > 0 && (
        // Elsewhere the button counts down.
        <noscript>
          <p>{say('againAfter', { seconds: asked.waitSeconds })}</p>
        </noscript>
      )}
      <ResendForm
        email={asked.email}
        returnTo={returnTo}
        waitSeconds={asked.waitSeconds}
        labels={{
          summary: form('summary'),
          submit: say('again'),
          waiting: say('againIn', { seconds: '{seconds}' }),
          submitting: say('submitting'),
        }}
      />
      <p>
        <a className="link" href={anotherResetAddress(returnTo)}>
          {say('another')}
        </a>
      </p>
    </div>
  );
}
