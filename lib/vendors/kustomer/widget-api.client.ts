// Kustomer's chat as its script offers it, in two phases: what can be asked of it before it has started, and what after.
// https://developer.kustomer.com/chat-sdk/docs/kustomer-start
// The surprise: `window.Kustomer` is there long before its methods are. So nothing but `start` is typed on it, and the rest is
// only to be had from what starting resolves to: to call it too early does not compile.

/** Answers as Kustomer does: the error comes second, and nothing returns a promise. */
export type Answer<Value> = (value: Value, error?: Error) => void;

export interface StartOptions {
  brandId?: string;
  /** The launcher is ours. Kustomer then starts no conversation by itself, either. */
  hideChatIcon: true;
  lang: string;
}

export interface UnstartedKustomer {
  start(options: StartOptions, callback: () => void): void;
}

export interface LoginAnswer {
  /** May be false without any error. */
  identified: boolean;
  externalId?: string;
}

export interface Kustomer extends UnstartedKustomer {
  stop(answer?: Answer<unknown>): void;
  open(answer?: Answer<unknown>): void;
  close(answer?: Answer<unknown>): void;
  isLoggedIn(who: { externalId: string }, answer: Answer<boolean>): void;
  login(proof: { jwtToken: string }, answer: Answer<LoginAnswer | undefined>): void;
  logout(answer?: Answer<unknown>): void;
  getUnreadCount(): { total: number };
  addListener(event: 'onUnread' | 'onOpen' | 'onClose' | 'onLogout', listener: () => void): void;
}

declare global {
  interface Window {
    Kustomer?: UnstartedKustomer;
  }
}

const methods = [
  'stop',
  'open',
  'close',
  'isLoggedIn',
  'login',
  'logout',
  'getUnreadCount',
  'addListener',
] as const;

/** The one way from the first phase to the second. Never settles where Kustomer does not call back: bring patience. */
export function start(unstarted: UnstartedKustomer, options: StartOptions): Promise<Kustomer> {
  return new Promise((resolve, reject) => {
    unstarted.start(options, () => {
      // Its script may put another object in the place of the first one.
      const started = window.Kustomer;
      if (isWhole(started)) resolve(started);
      else reject(new Error('Kustomer has started without the methods that it documents.'));
    });
  });
}

function isWhole(kustomer: object | undefined): kustomer is Kustomer {
  return methods.every((method) => typeof Reflect.get(kustomer ?? {}, method) === 'function');
}
