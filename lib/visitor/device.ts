// A client may send any user agent: this only describes a session to its owner. Names come from a list, never from the header.
import 'server-only';
import Bowser from 'bowser';

export interface Device {
  browser: string | null;
  /** `Windows`, `Android`, `iPhone` */
  system: string | null;
  kind: 'computer' | 'phone' | 'tablet' | 'television' | null;
}

const kinds = new Map<string | undefined, Device['kind']>([
  ['desktop', 'computer'],
  ['mobile', 'phone'],
  ['tablet', 'tablet'],
  ['tv', 'television'],
]);
const browsers = Object.values(Bowser.BROWSER_MAP);
const systems = Object.values(Bowser.OS_MAP);

export function deviceOf(userAgent: string | null): Device {
  if (!userAgent) return { browser: null, system: null, kind: null };
  const { browser, os, platform } = Bowser.parse(userAgent);
  return {
    browser: browsers.find((name) => name === browser.name) ?? null,
    system: appleModel(platform.model) ?? systems.find((name) => name === os.name) ?? null,
    kind: kinds.get(platform.type) ?? null,
  };
}

function appleModel(model: string | undefined): string | undefined {
  return ['iPhone', 'iPad'].find((name) => name === model);
}
