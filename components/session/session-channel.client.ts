let channel: BroadcastChannel | undefined;

/**
 * How the tabs of one browser tell each other that somebody came or left; undefined where the browser knows no such
 * thing. One for the whole document: what it says here it does not hear itself.
 */
export function sessionChannel(): BroadcastChannel | undefined {
  if (globalThis.BroadcastChannel) channel ??= new BroadcastChannel('foyer-session');
  return channel;
}
