import { ButtonLink } from '@/components/layout/button-link';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import { paths, withOffer, withReturnTo } from '@/lib/paths';

interface ContinueLinkProps {
  returnTo: string;
  offer?: string | null;
}

/** A plain link: `form-action` would block a form that is redirected to the provider. Null without a provider. */
export async function ContinueLink({ returnTo, offer = null }: ContinueLinkProps) {
  const { sso } = env();
  if (!sso) return null;
  const t = await getTranslations('sso');
  return (
    <>
      <p className="grid wrap-anywhere">
        <ButtonLink
          href={withReturnTo(withOffer(paths.sso, offer), returnTo)}
          look={sso.isOnlyWay ? 'primary' : 'secondary'}
        >
          {t('continue', { name: sso.name })}
        </ButtonLink>
      </p>
      {!sso.isOnlyWay && (
        <p className="my-6 flex items-center gap-4 text-muted before:h-px before:grow before:bg-line after:h-px after:grow after:bg-line">
          {t('or')}
        </p>
      )}
    </>
  );
}
