// The two typefaces, served by ourselves from their packages: a build asks no font service.
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

// Łukasz is a customer too: these two load only where such a letter stands.
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

/** Class names that define each face's variable; app/globals.css says where they are used. */
export const fonts = [marquee, text, marqueeExtended, textExtended]
  .map((font) => font.variable)
  .join(' ');
