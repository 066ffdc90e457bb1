import 'server-only';
import type { ComponentProps } from 'react';
import type { HostedLogin } from '@/components/hosted-login.client';
import { language, sentenceOf, words } from '@/lib/words';

type Props = ComponentProps<typeof HostedLogin>;

/** As Cleeng writes languages. */
export const widgetLanguage = ({ en: 'en-US' } as Record<string, string>)[language] ?? 'en-US';

export function hostedLabels(): Props['labels'] {
  const say = words('hostedLogin');
  return {
    name: say('name'),
    nameless: say('nameless'),
    email: say('email'),
    subscription: say('subscription'),
    onward: say('onward'),
    loading: say('loading'),
    working: say('working'),
    problemTitle: say('problemTitle'),
    blocked: say('blocked'),
    silent: say('silent'),
    again: say('again'),
    ownForm: say('ownForm'),
  };
}

/** What may come of telling our server. Everything else is a surprise, and has its sentence, too. */
export function hostedRefusals(): Props['refusals'] {
  const codes = [
    'token_refused',
    'session_unavailable',
    'vendor_busy',
    'vendor_unavailable',
    'unexpected',
  ] as const;
  return {
    ...Object.fromEntries(codes.map((code) => [code, sentenceOf(code)])),
    cookies_blocked: words('hostedLogin')('cookiesBlocked'),
  };
}
