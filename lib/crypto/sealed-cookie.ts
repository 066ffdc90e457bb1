// JSON in a cookie, sealed together with its expiry: a copy of the cookie expires, too.
import 'server-only';
import { z } from 'zod';
import { cookieName } from '@/lib/env/cookie-name';
import { env } from '@/lib/env/env';
import { type Purpose, seal, unseal } from './seal';

export interface SealedCookie<Content extends z.ZodType> {
  name: string;
  path: string;
  purpose: Purpose;
  seconds: number;
  content: Content;
}

export async function sealedCookie<Content extends z.ZodType>(
  kind: SealedCookie<Content>,
  content: z.infer<Content>,
  now = new Date(),
) {
  const endsAt = now.getTime() + kind.seconds * 1000;
  const value = await seal(JSON.stringify({ endsAt, content }), kind.purpose);
  return { ...attributes(kind), value, maxAge: kind.seconds };
}

export function noCookie(kind: SealedCookie<z.ZodType>) {
  return { ...attributes(kind), value: '', maxAge: 0 };
}

/** Null if missing, expired, altered, of another shape, or sealed with a key that we no longer have. */
export async function openCookie<Content extends z.ZodType>(
  kind: SealedCookie<Content>,
  jar: { get(name: string): { value: string } | undefined },
  now = new Date(),
): Promise<z.infer<Content> | null> {
  const sealed = jar.get(nameOf(kind))?.value;
  const text = sealed ? await unseal(sealed, kind.purpose).catch(() => null) : null;
  if (text === null) return null;
  const { endsAt, content } = whole.parse(JSON.parse(text));
  const known = kind.content.safeParse(content); // An older release may have sealed another shape.
  return known.success && endsAt > now.getTime() ? known.data : null;
}

const whole = z.object({ endsAt: z.number(), content: z.unknown() });

function attributes(kind: SealedCookie<z.ZodType>) {
  const { isSecure: secure } = env().app;
  return {
    name: nameOf(kind),
    path: kind.path,
    httpOnly: true,
    sameSite: 'lax',
    secure,
  } as const;
}

function nameOf({ name, path }: SealedCookie<z.ZodType>): string {
  if (path === '/') return cookieName(name);
  return env().app.isSecure ? `__Secure-${name}` : name;
}
