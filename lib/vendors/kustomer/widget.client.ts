// https://developer.kustomer.com/docs/chat/web, https://developer.kustomer.com/chat-sdk/docs/kustomer-start
import { ChatFailed, failureOf } from './chat-failure.client';
import {
  ask,
  inTime,
  type Kustomer,
  start,
  type UnstartedKustomer,
  type WidgetEvent,
} from './widget-api.client';

export interface WidgetSettings {
  scriptUrl: string;
  apiKey: string;
  brandId: string | null;
  /** ISO 639-1 */
  language: string;
}

export type WidgetListeners = Partial<Record<WidgetEvent, (kustomer: Kustomer) => void>>;

const startTimeoutMs = 15_000;
const stopTimeoutMs = 1_000;
/** A blocker may serve an empty script. The real one is ready by then. */
const emptyAfterMs = 2_000;

let script: Promise<UnstartedKustomer> | undefined;
let starting: Promise<Kustomer> | undefined;
let starts: Promise<Kustomer>[] = [];
let started: Kustomer | undefined;

export function startedWidget(): Kustomer | undefined {
  return started;
}

/** Once a document, hidden. Throws ChatFailed `blocked` or `silent`, or the signal's reason; may start later. */
export async function startWidget(
  settings: WidgetSettings,
  listeners: WidgetListeners,
  { ms = startTimeoutMs, signal }: { ms?: number; signal?: AbortSignal } = {},
): Promise<Kustomer> {
  signal?.throwIfAborted();
  if (started) return started;
  starting ??= begin(settings, listeners);
  try {
    return await inTime(ms, () => starting as Promise<Kustomer>, signal);
  } catch (error) {
    // Kustomer never responds to a failed start, so the next attempt starts again.
    if (!signal?.aborted) starting = undefined;
    throw error;
  }
}

async function begin(settings: WidgetSettings, listeners: WidgetListeners): Promise<Kustomer> {
  script ??= loadScript(settings);
  const unstarted = await script.catch((error) => {
    script = undefined;
    throw error;
  });
  const { brandId, language: lang } = settings;
  const answered = start(unstarted, { hideChatIcon: true, lang, ...(brandId && { brandId }) });
  starts.push(answered.then((kustomer) => begun(kustomer, listeners)));
  return Promise.any(starts);
}

function begun(kustomer: Kustomer, listeners: WidgetListeners): Kustomer {
  if (started) return started;
  started = kustomer;
  for (const [event, listener] of Object.entries(listeners))
    kustomer.addListener(event as WidgetEvent, () => listener(kustomer));
  return kustomer;
}

/** Also removes its listeners. Never rejects. */
export async function stopWidget(): Promise<void> {
  const kustomer = started;
  if (!kustomer) return;
  started = starting = undefined;
  starts = [];
  try {
    await ask(stopTimeoutMs, (answer) => kustomer.stop(answer));
  } catch (error) {
    console.warn('The chat did not stop:', failureOf(error));
  }
}

/** Throws ChatFailed `blocked`. No timeout. */
async function loadScript(settings: WidgetSettings): Promise<UnstartedKustomer> {
  if (window.Kustomer) return window.Kustomer; // Its event fires once, and may be over.
  const tag = scriptTag(settings);
  const ready = new Promise((resolve) => {
    window.addEventListener('kustomerLoaded', resolve, { once: true });
  });
  const loaded = new Promise((resolve, reject) => {
    tag.addEventListener('load', resolve);
    tag.addEventListener('error', reject);
  });
  document.head.append(tag);
  try {
    await Promise.race([ready, loaded.then(() => inTime(emptyAfterMs, () => ready))]);
  } catch {
    tag.remove();
  }
  if (!window.Kustomer) throw new ChatFailed('blocked');
  return window.Kustomer;
}

function scriptTag({ scriptUrl, apiKey }: WidgetSettings): HTMLScriptElement {
  const tag = document.createElement('script');
  tag.src = scriptUrl;
  tag.async = true;
  tag.dataset.kustomerApiKey = apiKey;
  // Kustomer's script reads the nonce from its own tag. The document's holds across navigations.
  tag.nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
  return tag;
}
