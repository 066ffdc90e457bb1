import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { SiteShell } from '@/app/_shell/site-shell';
import { fonts } from '@/components/brand/fonts';
import { ButtonLink } from '@/components/layout/button-link';
import { LostPage } from '@/components/layout/lost-page';
import { WithProblemPage } from '@/components/layout/problem-page.client';
import { env } from '@/lib/env/env';
import { requestLanguage } from '@/lib/i18n/languages';
import { localeIn } from '@/lib/i18n/locale';
import { getTranslations } from '@/lib/i18n/translations';
import { paths } from '@/lib/paths';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('brand');
  const name = t('name');
  const locale = localeIn(await requestLanguage(), null);
  return {
    metadataBase: new URL(env().app.origin), // Next would take it from the request's headers.
    openGraph: { siteName: name, type: 'website', locale },
    title: { default: name, template: `%s · ${name}` },
    description: t('description'),
  };
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#f9e8da' },
    { media: '(prefers-color-scheme: dark)', color: '#170a13' },
  ],
};

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  // Makes every page dynamic: Next adds the policy's nonce only while it handles a request.
  await headers();
  return (
    <html lang={await requestLanguage()} className={fonts}>
      <head>
        {/* app/icon.svg would be replaced at each navigation, and Chromium would request /favicon.ico meanwhile. */}
        <link rel="icon" href="/icon.svg" type="image/svg+xml" sizes="any" />
      </head>
      <body className="flex min-h-dvh flex-col">
        <WithProblemPage page={<UnexpectedProblem />}>
          <SiteShell>{children}</SiteShell>
        </WithProblemPage>
      </body>
    </html>
  );
}

async function UnexpectedProblem() {
  const t = await getTranslations('problem');
  return (
    <LostPage title={t('errorTitle')} sentence={t('error')}>
      <ButtonLink href="" loadsDocument>
        {t('retry')}
      </ButtonLink>
      <ButtonLink href={paths.home} look="secondary">
        {t('home')}
      </ButtonLink>
    </LostPage>
  );
}
