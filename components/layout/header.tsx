import type { ReactNode } from 'react';
import { contentId } from '@/components/layout/main';
import { Link } from '@/components/navigation/link';
import { NavigationLink } from '@/components/navigation/navigation-link.client';
import { getTranslations } from '@/lib/i18n/translations';
import { home } from '@/lib/paths';

export async function Header({ children }: { children: ReactNode }) {
  const t = await getTranslations('header');
  const brand = await getTranslations('brand');
  return (
    <header className="border-b border-line">
      <a
        href={`#${contentId}`}
        className="button button-primary sr-only focus:not-sr-only focus:absolute focus:top-3 focus:left-3 focus:z-10 focus:px-6 focus:py-3"
      >
        {t('skip')}
      </a>
      <div className="page-width flex flex-wrap items-center gap-x-3 gap-y-1 py-3 md:gap-x-8">
        <Link
          href={home}
          className="flex min-h-12 items-center gap-3 font-sign text-heading uppercase"
        >
          {/* biome-ignore lint/performance/noImgElement: next/image would load code for an icon. */}
          <img src="/icon.svg" alt="" className="size-9" />
          {brand('name')}
        </Link>
        <nav aria-label={t('navigation')} className="-mx-3">
          <NavigationLink href={home}>{t('home')}</NavigationLink>
        </nav>
        <div className="ml-auto flex flex-wrap items-center justify-end gap-x-2">{children}</div>
      </div>
    </header>
  );
}
