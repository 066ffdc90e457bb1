import 'server-only';
import type { ComponentProps } from 'react';
import type { HostedLogin } from '@/components/hosted-login/hosted-login.client';
import type { RefusalCode } from '@/lib/errors/errors';
import { type Language, requestLanguage } from '@/lib/i18n/languages';
import { getTranslations, sentenceWithoutForm } from '@/lib/i18n/translations';

type Props = ComponentProps<typeof HostedLogin>;

/** With a region, as Cleeng wants it: `en-US`. */
export function widgetLanguage(language: Language): string {
  return `${language}-${new Intl.Locale(language).maximize().region}`;
}

export async function hostedLabels(): Promise<Props['labels']> {
  const t = await getTranslations('hostedLogin');
  return {
    name: t('name'),
    nameless: t('nameless'),
    email: t('email'),
    subscription: t('subscription'),
    onward: t('onward'),
    loading: t('loading'),
    working: t('working'),
    problemTitle: t('problemTitle'),
    blocked: t('blocked'),
    silent: t('silent'),
    again: t('again'),
    ownForm: t('ownForm'),
  };
}

/** The refusals of /api/hosted-login; other codes use `unexpected`. The browser fills in `{when}`. */
export async function hostedRefusals(): Promise<Props['refusals']> {
  const t = await getTranslations('hostedLogin');
  const later = await getTranslations('refusals');
  const language = await requestLanguage();
  const sentence = (code: RefusalCode) => sentenceWithoutForm(language, code);
  return {
    token_refused: sentence('token_refused'),
    session_ended: sentence('session_ended'),
    session_unavailable: sentence('session_unavailable'),
    limits_unavailable: sentence('limits_unavailable'),
    unavailable: sentence('unavailable'),
    vendor_busy: later('vendor_busy', { when: '{when}' }),
    too_many_attempts: later('too_many_attempts', { when: '{when}' }),
    vendor_unavailable: sentence('vendor_unavailable'),
    clock_wrong: sentence('clock_wrong'),
    unexpected: sentence('unexpected'),
    cookies_blocked: t('cookiesBlocked'),
  };
}
