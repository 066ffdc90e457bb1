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

// Łukasz is a customer too: these two load only where such a letter stands.
const marqueeExtended = localFont({
  src: '../node_modules/@fontsource/league-gothic/files/league-gothic-latin-ext-400-normal.woff2',
  weight: '400',
  variable: '--font-marquee-extended',
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF' }],
  preload: false,
  adjustFontFallback: false,
});

const textExtended = localFont({
  src: '../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-text-extended',
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF' }],
  preload: false,
  adjustFontFallback: false,
});

const fonts = [marquee, text, marqueeExtended, textExtended].map((font) => font.variable).join(' ');

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
    <html lang="en" className={fonts}>
      <body className="flex min-h-dvh flex-col">{children}</body>
    </html>
  );
}
