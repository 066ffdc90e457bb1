// https://developer.kustomer.com/chat-sdk/docs/kustomer-start
// `window.Kustomer` has only `start` at first; starting resolves to the object with the other methods.
import pTimeout from 'p-timeout';
import { ChatFailed } from './chat-failure.client';

/** Kustomer's callbacks take the error second. */
export type Answer<Value> = (value: Value, error?: Error) => void;

export interface StartOptions {
  brandId?: string;
  /** We draw the button. Kustomer then begins no conversation by itself. */
  hideChatIcon: true;
  lang: string;
}

export interface UnstartedKustomer {
  start(options: StartOptions, callback: () => void): void;
}

export interface LoginAnswer {
  /** May be false without an error. */
  identified: boolean;
  externalId?: string;
}

export type WidgetEvent = 'onUnread' | 'onOpen' | 'onClose' | 'onLogout';

export interface Kustomer extends UnstartedKustomer {
  stop(answer?: Answer<unknown>): void;
  open(answer?: Answer<unknown>): void;
  close(answer?: Answer<unknown>): void;
  isLoggedIn(who: { externalId: string }, answer: Answer<boolean>): void;
  login(proof: { jwtToken: string }, answer: Answer<LoginAnswer | undefined>): void;
  logout(answer?: Answer<unknown>): void;
  getUnreadCount(): { total: number };
  addListener(event: WidgetEvent, listener: () => void): void;
}

declare global {
  interface Window {
    Kustomer?: UnstartedKustomer;
  }
}

/** Never settles where Kustomer does not call back. */
export function start(unstarted: UnstartedKustomer, options: StartOptions): Promise<Kustomer> {
  return new Promise((resolve) => {
    // Its script may have replaced the object.
    unstarted.start(options, () => resolve(window.Kustomer as Kustomer));
  });
}

/** Throws ChatFailed `silent` after `ms`, or the signal's reason. Does not begin `work` once aborted. */
export async function inTime<Value>(
  ms: number,
  work: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Value> {
  signal?.throwIfAborted();
  return pTimeout(work(), { milliseconds: ms, message: new ChatFailed('silent'), signal });
}

/** Throws ChatFailed `refused` for an error, and as `inTime`. */
export function ask<Value>(
  ms: number,
  call: (answer: Answer<Value>) => void,
  signal?: AbortSignal,
): Promise<Value> {
  return inTime(ms, () => answerTo(call), signal);
}

/** Without a timeout. */
export function answerTo<Value>(call: (answer: Answer<Value>) => void): Promise<Value> {
  return new Promise((resolve, reject) => {
    call((value, cause) => (cause ? reject(new ChatFailed('refused', { cause })) : resolve(value)));
  });
}
