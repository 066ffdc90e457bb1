import 'server-only';
import { words } from '@/lib/i18n/translations';
import type { Device } from '@/lib/visitor/device';

/** `Chrome on Windows`. What a browser does not tell is said to be unknown. */
export async function deviceName({ browser, system }: Device): Promise<string> {
  const say = await words('sessions.device');
  if (browser && system) return say('full', { browser, system });
  if (browser) return say('browser', { browser });
  return system ? say('system', { system }) : say('unknown');
}
