// Served from npm packages: no font service at build or run time.
import localFont from 'next/font/local';

const marquee = localFont({
  src: '../../node_modules/@fontsource/league-gothic/files/league-gothic-latin-400-normal.woff2',
  weight: '400',
  variable: '--font-marquee',
});

const text = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-text',
});

// Loaded only for letters such as Ł.
const marqueeExtended = localFont({
  src: '../../node_modules/@fontsource/league-gothic/files/league-gothic-latin-ext-400-normal.woff2',
  weight: '400',
  variable: '--font-marquee-extended',
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF' }],
  preload: false,
  adjustFontFallback: false,
});

const textExtended = localFont({
  src: '../../node_modules/@fontsource-variable/instrument-sans/files/instrument-sans-latin-ext-wght-normal.woff2',
  weight: '400 700',
  variable: '--font-text-extended',
  declarations: [{ prop: 'unicode-range', value: 'U+0100-02BA, U+1E00-1E9F, U+1EF2-1EFF' }],
  preload: false,
  adjustFontFallback: false,
});

/** Used in app/globals.css. */
export const fonts = [marquee, text, marqueeExtended, textExtended]
  .map((font) => font.variable)
  .join(' ');
