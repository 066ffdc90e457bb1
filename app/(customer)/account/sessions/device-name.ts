import 'server-only';
import type { Device } from '@/lib/device';
import { words } from '@/lib/words';

/** `Chrome on Windows`. What a browser does not tell is said to be unknown. */
export async function deviceName({ browser, system }: Device): Promise<string> {
  const say = await words('sessions.device');
  if (browser && system) return say('full', { browser, system });
  if (browser) return say('browser', { browser });
  return system ? say('system', { system }) : say('unknown');
}
