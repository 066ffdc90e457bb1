import 'server-only';
import type { Device } from '@/lib/device';
import { words } from '@/lib/words';

const say = words('sessions.device');

/** `Chrome on Windows`. What a browser does not tell is said to be unknown. */
export function deviceName({ browser, system }: Device): string {
  if (browser && system) return say('full', { browser, system });
  if (browser) return say('browser', { browser });
  return system ? say('system', { system }) : say('unknown');
}
