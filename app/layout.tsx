import './globals.css';
import type { Metadata, Viewport } from 'next';
import { headers } from 'next/headers';
import { Frame } from '@/app/_shell/site-shell';
import { fonts } from '@/components/brand/fonts';
import { ProblemWords } from '@/components/layout/problem-words.client';
import { requestLanguage } from '@/lib/i18n/language';
import { words } from '@/lib/i18n/translations';

export async function generateMetadata(): Promise<Metadata> {
  const say = await words('brand');
  return {
    title: { default: say('name'), template: `%s · ${say('name')}` },
    description: say('description'),
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
  // Next puts the policy's nonce on its own tags only while it answers a request: no page may be made at build time.
  await headers();
  return (
    <html lang={await requestLanguage()} className={fonts}>
      <body className="flex min-h-dvh flex-col">
        <ProblemWords words={await problemWords()}>
          <Frame>{children}</Frame>
        </ProblemWords>
      </body>
    </html>
  );
}

/** What app/error.tsx says: it runs in the browser, is given no props of ours, and knows no words of its own. */
async function problemWords() {
  const say = await words('problem');
  return {
    title: say('errorTitle'),
    sentence: say('error'),
    retry: say('retry'),
    home: say('home'),
  };
}
