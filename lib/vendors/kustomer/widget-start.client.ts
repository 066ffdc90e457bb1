// Starting Kustomer's chat: hidden, once however often it is opened, and again only after it was stopped.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-start
// The surprise: hot reloading evaluates this anew, and what was begun runs on. So it is kept with the window.
import { asked, inTime } from './patience.client';
import {
  type Kustomer,
  type StartOptions,
  start,
  type UnstartedKustomer,
} from './widget-api.client';
import { loadScript, type ScriptOrder } from './widget-script.client';

export interface StartOrder extends ScriptOrder {
  brandId: string | null;
  /** ISO 639-1 */
  language: string;
}

interface Running {
  script?: Promise<UnstartedKustomer>;
  /** Brought by whichever of the starts that were asked for is answered first. */
  starting?: Promise<Kustomer>;
  /** In which it was asked to start first: until it is stopped, it takes no other. */
  language?: string;
  /** Set while it is started. */
  kustomer?: Kustomer;
}

const page: typeof globalThis & { foyerKustomer?: Running } = globalThis;
page.foyerKustomer ??= {};
const running = page.foyerKustomer;

const startPatienceMs = 15_000;
const stopPatienceMs = 1_000;

/**
 * Throws ChatFailed `blocked` or `silent`, or the signal's reason. A start that comes when nobody waits for it any more is
 * `onLate`'s to end.
 */
export async function startKustomer(
  order: StartOrder,
  onLate: () => void,
  givenUp?: AbortSignal,
): Promise<Kustomer> {
  if (running.kustomer) return running.kustomer;
  const abandoned = new AbortController();
  const begin = async () => {
    const unstarted = await scriptOnce(order);
    abandoned.signal.throwIfAborted();
    running.language ??= order.language;
    const started = start(unstarted, optionsOf(order)).then((kustomer) => {
      running.kustomer ??= kustomer;
      if (abandoned.signal.aborted) onLate();
      return running.kustomer;
    });
    running.starting = running.starting ? Promise.any([running.starting, started]) : started;
    return running.starting;
  };
  try {
    return await inTime(startPatienceMs, begin, givenUp);
  } finally {
    abandoned.abort();
  }
}

/** What comes late has come all the same, and is not fetched again. */
async function scriptOnce(order: StartOrder): Promise<UnstartedKustomer> {
  running.script ??= loadScript(order);
  try {
    return await running.script;
  } catch (error) {
    running.script = undefined; // Whoever tries again gets another script.
    throw error;
  }
}

function optionsOf({ brandId, language: lang }: StartOrder): StartOptions {
  return { hideChatIcon: true, lang, ...(brandId && { brandId }) };
}

/** Undefined before it has started, and after it was stopped. */
export function startedKustomer(): Kustomer | undefined {
  return running.kustomer;
}

export function hasStartedIn(language: string): boolean {
  return running.kustomer !== undefined && running.language === language;
}

/** Takes it off the page, with all of its listeners. Throws ChatFailed where Kustomer does not say that it is done. */
export async function stopKustomer(): Promise<void> {
  const { kustomer } = running;
  if (!kustomer) return;
  running.kustomer = running.starting = running.language = undefined;
  await asked(stopPatienceMs, (answer) => kustomer.stop(answer));
}
