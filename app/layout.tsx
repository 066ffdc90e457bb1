import './globals.css';
import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';

const marquee = localFont({
  src: '../node_modules/@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-marquee',
});

const text = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-text',
});

export const metadata: Metadata = {
  title: { default: 'Foyer', template: '%s · Foyer' },
  description: 'A small film house: join, take your seat, watch.',
};

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
    <html lang="en" className={`${marquee.variable} ${text.variable}`}>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
