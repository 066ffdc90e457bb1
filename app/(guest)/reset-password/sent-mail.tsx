import { Notice } from '@/components/notice';
import { anotherResetAddress } from '@/lib/paths';
import { mailboxUrl } from '@/lib/session/mailbox';
import type { ResetRequest } from '@/lib/session/reset-request';
import { words } from '@/lib/words';
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
