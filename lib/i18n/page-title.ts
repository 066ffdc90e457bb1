import 'server-only';
import type { Metadata } from 'next';
import { getTranslations } from './translations';

type TitledPart =
  | 'account'
  | 'capture'
  | 'consents'
  | 'login'
  | 'newPassword'
  | 'profile'
  | 'register'
  | 'resetPassword'
  | 'sessions';

/** Metadata of a page whose title is `title` in its part of messages/. */
export async function pageTitle(part: TitledPart): Promise<Metadata> {
  const t = await getTranslations(part);
  return { title: t('title') };
}
