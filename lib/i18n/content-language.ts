import 'server-only';
import { env } from '@/lib/env/env';
import { requestLanguage } from './languages';

/** The `lang` of a publisher's texts. Undefined where the page is in their language. */
export async function contentLang(): Promise<string | undefined> {
  const { contentLanguage } = env().cleeng;
  return contentLanguage === (await requestLanguage()) ? undefined : contentLanguage;
}
