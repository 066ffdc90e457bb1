// What a browser's name for itself says to a person: which browser, on what. Names come from a list, never from the text.
// The surprise: anybody may send any name, so this describes a session to its owner and decides nothing.
import 'server-only';
import Bowser from 'bowser';

export interface Device {
  /** `Firefox`; null where the list does not know it. */
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

/** People know these by their own names, better than by the system on them. */
function appleModel(model: string | undefined): string | undefined {
  return ['iPhone', 'iPad'].find((name) => name === model);
}
