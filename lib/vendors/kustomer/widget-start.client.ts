// Starting Kustomer's chat: hidden, once however often it is opened, and again only after it was stopped.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-start
// The surprise: hot reloading evaluates this anew, and what was begun runs on. So it is kept with the window.
import { asked, inTime } from './patience.client';
import { type Kustomer, type StartOptions, start, type UnstartedKustomer } from './widget-api.client';
import { loadScript, type ScriptOrder } from './widget-script.client';

export interface StartOrder extends ScriptOrder {
  brandId: string | null;
  /** ISO 639-1 */
  language: string;
}

interface Running {
  script?: Promise<UnstartedKustomer>;
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
    const kustomer = await start(unstarted, optionsOf(order));
    running.kustomer ??= kustomer;
    if (abandoned.signal.aborted) onLate();
    return running.kustomer;
  };
  try {
    return await inTime(startPatienceMs, begin, givenUp);
  } catch (error) {
    abandoned.abort();
    throw error;
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

/** Takes it off the page, with all of its listeners. Throws ChatFailed where Kustomer does not say that it is done. */
export async function stopKustomer(): Promise<void> {
  const { kustomer } = running;
  if (!kustomer) return;
  running.kustomer = undefined;
  await asked(stopPatienceMs, (answer) => kustomer.stop(answer));
}
