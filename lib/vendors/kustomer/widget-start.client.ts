// Starting Kustomer's chat: once a document, hidden, however often it is asked for, and again only after it was stopped.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-start
// The surprise: hot reloading evaluates this anew, and what was begun runs on. So it is kept with the window.
import { asked } from './patience.client';
import { type Kustomer, start } from './widget-api.client';
import { loadScript, type ScriptOrder } from './widget-script.client';

export interface StartOrder extends ScriptOrder {
  brandId: string | null;
  /** ISO 639-1 */
  language: string;
}

interface Running {
  starting?: Promise<Kustomer>;
  /** Set once it has started. */
  kustomer?: Kustomer;
}

const page: typeof globalThis & { foyerKustomer?: Running } = globalThis;
page.foyerKustomer ??= {};
const running = page.foyerKustomer;

const stopPatienceMs = 1_000;

/** Waits for ever where Kustomer never calls back: bring patience. What comes late has come all the same, and is not begun again. */
export function startedOnce(order: StartOrder): Promise<Kustomer> {
  running.starting ??= begin(order);
  return running.starting;
}

async function begin(order: StartOrder): Promise<Kustomer> {
  const { brandId, language: lang } = order;
  try {
    const unstarted = await loadScript(order);
    running.kustomer = await start(unstarted, { hideChatIcon: true, lang, ...(brandId && { brandId }) });
    return running.kustomer;
  } catch (error) {
    running.starting = undefined; // Whoever tries again gets another script.
    throw error;
  }
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
  running.starting = undefined;
  await asked(stopPatienceMs, (answer) => kustomer.stop(answer));
}
