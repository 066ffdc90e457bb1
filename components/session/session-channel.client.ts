let channel: BroadcastChannel | undefined;

/** Connects the tabs of a browser; undefined without BroadcastChannel. One per document, which does not hear itself. */
export function sessionChannel(): BroadcastChannel | undefined {
  if (globalThis.BroadcastChannel) channel ??= new BroadcastChannel('foyer-session');
  return channel;
}
