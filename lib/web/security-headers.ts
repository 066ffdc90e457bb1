// One policy for every page: a soft navigation keeps the first document's policy.
import 'server-only';
import { env } from '@/lib/env/env';

export function contentSecurityPolicy(nonce: string): string {
  return env().kustomer?.onlyReportsPolicy
    ? written(nonce, { ...sources(), ...anywhere })
    : written(nonce, sources());
}

export function reportedPolicy(nonce: string): string | null {
  return env().kustomer?.onlyReportsPolicy ? written(nonce, sources()) : null;
}

/** A year, without subdomains. Null on http, where browsers ignore it. */
export function strictTransportSecurity(): string | null {
  return env().app.isSecure ? 'max-age=31536000' : null;
}

/** For a document that loads nothing. Next adds those of next.config.js only to what it answers itself. */
export function headersOfRefusal(): Record<string, string> {
  const transport = strictTransportSecurity();
  return {
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    'referrer-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(transport ? { 'strict-transport-security': transport } : {}),
  };
}

type Directive = 'style' | 'img' | 'font' | 'media' | 'connect' | 'frame';
type Sources = Record<Directive, string[]>;

/** For finding out what a chat needs. Scripts stay restricted. */
const anywhere: Sources = {
  style: ["'unsafe-inline'", 'https:'],
  img: ['data:', 'blob:', 'https:'],
  font: ['data:', 'https:'],
  media: ['https:'],
  connect: ['https:', 'wss:'],
  frame: ['https:'],
};

/** `strict-dynamic` already trusts the vendor's script, so its own origin adds no risk. */
function sources(): Sources {
  const { cleeng, kustomer, app } = env();
  const hosted = cleeng.widgets ? [cleeng.widgets.origin] : [];
  const chat = kustomer ? [new URL(kustomer.widgetUrl).origin] : [];
  const both = [...hosted, ...chat];
  return {
    style: [...(app.isDevelopment ? ["'unsafe-inline'"] : []), ...both],
    img: ['data:', ...both],
    font: both,
    media: chat,
    connect: [
      ...both,
      ...(cleeng.widgets ? [cleeng.widgets.apiOrigin] : []),
      ...(kustomer?.hosts ?? []),
    ],
    frame: both,
  };
}

function written(nonce: string, { style, img, font, media, connect, frame }: Sources): string {
  const { isSecure, isDevelopment } = env().app;
  // Browsers ignore `unsafe-inline` beside a nonce.
  const styleNonce = style.includes("'unsafe-inline'") ? [] : [`'nonce-${nonce}'`];
  return [
    "default-src 'self'",
    // React's development build evaluates code; its production build does not.
    `script-src 'self' 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    rule("style-src 'self'", [...styleNonce, ...style]),
    rule("img-src 'self'", img),
    rule("font-src 'self'", font),
    rule("media-src 'self'", media),
    rule("connect-src 'self'", connect),
    rule('frame-src', frame.length > 0 ? frame : ["'none'"]),
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
    ...(isSecure ? ['upgrade-insecure-requests'] : []),
  ].join('; ');
}

function rule(start: string, more: string[]): string {
  return [start, ...new Set(more)].join(' ');
}
