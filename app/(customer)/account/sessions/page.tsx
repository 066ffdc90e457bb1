import { FormCard } from '@/components/form/form-card';
import { Main } from '@/components/layout/main';
import { Notice } from '@/components/layout/notice';
import { PageHeading } from '@/components/layout/page-heading';
import { readEnded, readSessions } from '@/lib/customer/read-sessions';
import { pageTitle } from '@/lib/i18n/page-title';
import { getTranslations } from '@/lib/i18n/translations';
import { isOfCleeng } from '@/lib/model';
import { paths } from '@/lib/paths';
import { requireSession } from '@/lib/session/guards';
import { readForPage } from '@/lib/web/guarded-page';
import { deviceName } from './device-name';
import { SignOutEverywhereForm } from './form';
import { History } from './history';
import { SessionPass } from './session-pass';

export const generateMetadata = () => pageTitle('sessions');

export default async function SessionsPage({ searchParams }: PageProps<'/account/sessions'>) {
  const t = await getTranslations('sessions');
  const past = await getTranslations('history');
  // Not behind the gate: a thief's session can be ended also with pending steps or while Cleeng is down.
  const session = await requireSession(paths.sessions);
  const now = new Date();
  const { ended: endedId } = await searchParams;
  const { answer } = await readForPage(paths.sessions, () =>
    Promise.all([readSessions(session, now), readEnded(session, endedId)]),
  );
  if (!answer) return null; // Without a vendor there is no outage: while our database is down, the visitor is redirected.
  const [{ sessions, history }, ended] = answer;
  return (
    <Main>
      <PageHeading title={t('title')} lead={t('lead')} />
      <div className="grid gap-6">
        {ended && (
          <Notice tone="success">{t('ended', { device: await deviceName(ended.device) })}</Notice>
        )}
        <ul className="grid gap-6">
          {sessions.map((open) => (
            <li key={open.id} className="pass-shadow">
              <SessionPass session={open} now={now} />
            </li>
          ))}
        </ul>
        <FormCard
          title={t('endAllTitle')}
          lead={isOfCleeng(session) ? t('endAllLead') : t('endAllLeadStore')}
        >
          <SignOutEverywhereForm />
        </FormCard>
        <FormCard title={past('title')} lead={past('lead')}>
          <History lines={history} />
        </FormCard>
      </div>
    </Main>
  );
}
