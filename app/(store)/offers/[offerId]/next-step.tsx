import { ButtonLink } from '@/components/layout/button-link';
import { publisherText } from '@/components/layout/publisher-text';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import type { Offer } from '@/lib/model';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { offerPath, paths, withOffer, withReturnTo } from '@/lib/paths';

export async function GuestStep({ offer }: { offer: Offer }) {
  const t = await getTranslations('offers');
  const here = offerPath(offer.id);
  const canJoin = offer.isOnSale && hasPasswordSignIn();
  return (
    <>
      <h2 className="text-caption">{offer.isOnSale ? t('guestTitle') : t('retiredTitle')}</h2>
      <p className="mt-2 text-muted">{offer.isOnSale ? t('guest') : t('retiredGuest')}</p>
      <div className="mt-6 flex flex-wrap gap-3">
        {canJoin && (
          <ButtonLink href={withReturnTo(withOffer(paths.register, offer.id), here)}>
            {t('join')}
          </ButtonLink>
        )}
        <ButtonLink
          href={withReturnTo(withOffer(paths.login, offer.id), here)}
          look={canJoin ? 'secondary' : 'primary'}
        >
          {t('login')}
        </ButtonLink>
      </div>
    </>
  );
}

/** Foyer has no checkout. */
export async function MemberStep({ offer, email }: { offer: Offer; email: string }) {
  const t = await getTranslations('offers');
  if (!offer.isOnSale) {
    return (
      <>
        <h2 className="text-caption">{t('retiredTitle')}</h2>
        <p className="mt-2 text-muted">{t('retired')}</p>
      </>
    );
  }
  const panel = givingPanel();
  return (
    <>
      <h2 className="text-caption">{t('memberTitle')}</h2>
      <p className="mt-2 wrap-anywhere text-muted">
        {panel
          ? t.rich('sandbox', { email, title: offer.title, offer: publisherText })
          : t('contact', { email })}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        {panel && <ButtonLink href={panel}>{t('openSandbox')}</ButtonLink>}
        <ButtonLink href={offerPath(offer.id)} look={panel ? 'secondary' : 'primary'}>
          {t('lookAgain')}
        </ButtonLink>
      </div>
    </>
  );
}

/** Sandbox only; in a public demo for its operator alone. */
function givingPanel(): string | null {
  const { app, sandbox } = env();
  return sandbox && !app.isDemo ? `${sandbox.url}/#subscriptions` : null;
}
