import type { ReactNode } from 'react';
import { Link } from '@/components/navigation/link';
import { getTranslations } from '@/lib/i18n/translations';

type FooterProps = { sandboxUrl?: string; children: ReactNode };

export async function Footer({ sandboxUrl, children }: FooterProps) {
  const t = await getTranslations('footer');
  return (
    <footer className="evening border-t-4 border-bulb bg-night text-ink">
      <div className="page-width flex flex-wrap items-center justify-between gap-x-8 gap-y-4 py-8">
        <p className="max-w-md text-small text-muted">{t('note')}</p>
        {sandboxUrl && (
          <nav aria-label={t('navigation')} className="-mx-3">
            <Link href={sandboxUrl} className="navigation-link">
              {t('sandbox')}
            </Link>
          </nav>
        )}
        <div className="w-full">{children}</div>
      </div>
    </footer>
  );
}
