import 'server-only';
import { getTranslations } from '@/lib/i18n/translations';
import type { Device } from '@/lib/visitor/device';

/** `Chrome on Windows` */
export async function deviceName({ browser, system }: Device): Promise<string> {
  const t = await getTranslations('sessions.device');
  if (browser && system) return t('full', { browser, system });
  if (browser) return t('browser', { browser });
  return system ? t('system', { system }) : t('unknown');
}
