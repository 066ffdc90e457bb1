// Logging a customer in to the chat, and only this one.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// The surprise: a login without an error is none yet. Kustomer has to say that it identified somebody, and that it is them.
import { ChatFailed } from './chat-failure.client';
import { noteLogin, othersAnswered } from './chat-logins.client';
import { logOut } from './chat-logout.client';
import { isMarked, keepMark, setMark } from './chat-mark.client';
import { answered, asked, inTime } from './patience.client';
import type { Kustomer, LoginAnswer } from './widget-api.client';

/** What our server signs, at the moment when it is needed. Nobody keeps it. */
export interface Proof {
  token: string;
  externalId: string;
}

export interface LoginOrder {
  /** Whom this page was drawn for. */
  externalId: string;
  /** What a guest wrote in this browser becomes theirs. */
  adoptsGuestChat: boolean;
  /** Whether the session that this page was drawn for has ended. Where it cannot tell, it has not. */
  isSessionOver(): Promise<boolean>;
  /** Throws ChatFailed `session_over` or `unavailable`. */
  pullProof(): Promise<Proof>;
}

const patienceMs = 10_000;

/** Throws ChatFailed, or the signal's reason; whoever is logged in then is not known to be them. */
export async function logIn(
  kustomer: Kustomer,
  order: LoginOrder,
  givenUp: AbortSignal,
): Promise<void> {
  const { externalId } = order;
  await inTime(patienceMs, () => othersAnswered(externalId), givenUp);
  const isTheirs = await asked<boolean>(
    patienceMs,
    (answer) => kustomer.isLoggedIn({ externalId }, answer),
    givenUp,
  );
  const wasMarked = await isMarked();
  await keepMark(externalId);
  if (isTheirs === true) await checkSession(order, givenUp);
  else await logInAnew(kustomer, order, wasMarked, givenUp);
  await setMark(externalId); // Another tab may have cleared it meanwhile, or it may be another customer's still.
}

async function logInAnew(
  kustomer: Kustomer,
  order: LoginOrder,
  wasMarked: boolean,
  givenUp: AbortSignal,
): Promise<void> {
  // A login takes over the conversation that it finds: a guest's, or that of whoever was here before.
  if (!order.adoptsGuestChat || wasMarked) await logOut(kustomer, givenUp);
  const tryOnce = () => logInOnce(kustomer, order, givenUp);
  // A token may have aged on its way, and clocks differ. Once more, with a fresh one; never a third time.
  await tryOnce().catch((error) => againIfRefused(error, tryOnce));
}

/** Kustomer remembers them beyond the end of their session; a token is not asked for, so nothing else would tell. */
async function checkSession({ isSessionOver }: LoginOrder, givenUp: AbortSignal): Promise<void> {
  if (await inTime(patienceMs, isSessionOver, givenUp)) throw new ChatFailed('session_over');
}

async function logInOnce(
  kustomer: Kustomer,
  order: LoginOrder,
  givenUp: AbortSignal,
): Promise<void> {
  const { externalId } = order;
  const proof = await inTime(patienceMs, () => order.pullProof(), givenUp);
  if (proof.externalId !== externalId) throw new ChatFailed('session_over');
  const login = () =>
    noteLogin(
      externalId,
      answered<LoginAnswer | undefined>((answer) =>
        kustomer.login({ jwtToken: proof.token }, answer),
      ),
    );
  const who = await inTime(patienceMs, login, givenUp);
  const cause = new Error(
    `Kustomer was to identify ${externalId}, and said: ${JSON.stringify(who, ['identified', 'externalId'])}`,
  );
  if (!who?.identified) throw new ChatFailed('refused', { cause });
  if (who.externalId !== externalId) throw new ChatFailed('wrong_identity', { cause });
}

function againIfRefused(error: unknown, again: () => Promise<void>): Promise<void> {
  if (error instanceof ChatFailed && error.reason === 'refused') return again();
  throw error;
}
