import { FormCard } from '@/components/form/form-card';
import { Link } from '@/components/navigation/link';
import { env } from '@/lib/env/env';
import { getTranslations } from '@/lib/i18n/translations';
import { hasPasswordSignIn } from '@/lib/password/password-sign-in';
import { paths, withReturnTo } from '@/lib/paths';
import { UnlinkForm } from './form';

/** For a linked customer. Null where they could not sign in without the provider. */
export async function SingleSignOn({ email }: { email: string }) {
  const { sso } = env();
  if (!sso || !hasPasswordSignIn()) return null;
  const t = await getTranslations('sso');
  const { name } = sso;
  return (
    <div className="wrap-anywhere">
      <FormCard title={t('account.title', { name })} lead={t('account.lead', { name })}>
        <div className="max-w-md">
          <UnlinkForm email={email} name={name} />
        </div>
        <p className="mt-6">
          <Link className="link" href={withReturnTo(paths.resetPassword, paths.account)}>
            {t('account.noPassword')}
          </Link>
        </p>
      </FormCard>
    </div>
  );
}
