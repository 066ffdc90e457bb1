// https://developer.kustomer.com/chat-sdk/docs/kustomer-login
// A login without an error may have failed: Kustomer must confirm that it identified this customer.
import {
  clearChatCookie,
  isChatCookieSet,
  keepChatCookie,
  setChatCookie,
} from './chat-cookie.client';
import { ChatFailed, failureOf } from './chat-failure.client';
import { startedWidget, stopWidget } from './widget.client';
import { answerTo, ask, inTime, type Kustomer, type LoginAnswer } from './widget-api.client';

export interface ChatToken {
  token: string;
  externalId: string;
}

export interface ChatLogin {
  /** Of the customer for whom the page was rendered. */
  externalId: string;
  /** A guest's conversation in this browser becomes the customer's. */
  adoptsGuestChat: boolean;
  isSessionOver(): Promise<boolean>;
  /** Throws ChatFailed `session_over` or `unavailable`. */
  fetchToken(): Promise<ChatToken>;
}

const timeoutMs = 10_000;
const logoutTimeoutMs = 2_000;

/** Logins without a response: each may still succeed, even after a logout. */
let unanswered = 0;

export function isRemembered(
  kustomer: Kustomer,
  externalId: string,
  signal: AbortSignal,
): Promise<boolean> {
  return ask<boolean>(timeoutMs, (answer) => kustomer.isLoggedIn({ externalId }, answer), signal);
}

/** Throws ChatFailed, or the signal's reason: who is logged in is unknown then. */
export async function logIn(
  kustomer: Kustomer,
  login: ChatLogin,
  signal: AbortSignal,
): Promise<void> {
  const { externalId, adoptsGuestChat } = login;
  const isLoggedIn = await isRemembered(kustomer, externalId, signal);
  const wasSet = await isChatCookieSet();
  await keepChatCookie(externalId);
  if (isLoggedIn) {
    // Kustomer remembers customers beyond our session, and no token is requested that would show its end.
    if (await inTime(timeoutMs, login.isSessionOver, signal)) throw new ChatFailed('session_over');
  } else {
    // A login takes over an existing conversation: a guest's, or another customer's.
    if (!adoptsGuestChat || wasSet) await logOut(kustomer, signal);
    await logInWithToken(kustomer, login, signal).catch((error) => {
      // The token may have expired on its way, and clocks differ: once more with a fresh one.
      if (error instanceof ChatFailed && error.reason === 'refused')
        return logInWithToken(kustomer, login, signal);
      throw error;
    });
  }
  await setChatCookie(externalId); // Another tab may have changed it meanwhile.
}

async function logInWithToken(
  kustomer: Kustomer,
  { externalId, fetchToken }: ChatLogin,
  signal: AbortSignal,
): Promise<void> {
  const { token, externalId: signedIn } = await inTime(timeoutMs, fetchToken, signal);
  if (signedIn !== externalId) throw new ChatFailed('session_over');
  const sendLogin = () => {
    unanswered += 1;
    const answer = answerTo<LoginAnswer | undefined>((callback) =>
      kustomer.login({ jwtToken: token }, callback),
    );
    return answer.finally(() => {
      unanswered -= 1;
    });
  };
  const given = await inTime(timeoutMs, sendLogin, signal);
  const cause = new Error(
    `Kustomer was to identify ${externalId}, and said: ${JSON.stringify(given, ['identified', 'externalId'])}`,
  );
  if (!given?.identified) throw new ChatFailed('refused', { cause });
  if (given.externalId !== externalId) throw new ChatFailed('wrong_identity', { cause });
}

async function logOut(kustomer: Kustomer, signal?: AbortSignal): Promise<void> {
  await ask(logoutTimeoutMs, (answer) => kustomer.logout(answer), signal);
}

/** Never rejects; at most three seconds. On failure the cookie stays, for the next guest's page. */
export async function logOutAndStop(whose: string | 'anybody'): Promise<void> {
  const kustomer = startedWidget();
  if (!kustomer) return;
  const isFinal = unanswered === 0;
  try {
    await logOut(kustomer);
    await (isFinal ? clearChatCookie(whose) : keepChatCookie(whose));
  } catch (error) {
    console.warn('The chat did not log out:', failureOf(error));
    await keepChatCookie(whose);
  }
  await stopWidget();
}
