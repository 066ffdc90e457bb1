// How often each limited action may be tried. Why these numbers: docs/decisions/0015-limits.md.
import 'server-only';
import type { RefusalCode } from '@/lib/errors/errors';

/** The window starts with the first attempt. */
export interface Allowance {
  times: number;
  seconds: number;
}

export interface ActionLimits {
  /** Which refusals count. In `withinLimits`, an outage of a vendor never does. */
  counts: readonly RefusalCode[] | 'every attempt';
  /** All attempts from one network, at any account. Many people may share a network. */
  address?: Allowance;
  /** One account from one network. */
  accountAtAddress?: Allowance;
  /** One account from anywhere. */
  account?: Allowance;
  /** One account from its known browsers, before the other three. */
  knownBrowser?: Allowance;
}

/** Together for the networks (IPv6 /64) of one /48, which may belong to one customer or to thousands. */
export const allowancesPerBlock = 5;

const per15Minutes = (times: number): Allowance => ({ times, seconds: 900 });
const perHour = (times: number): Allowance => ({ times, seconds: 3_600 });

export const limits = {
  'sign-in': {
    counts: ['wrong_credentials'],
    address: per15Minutes(100),
    accountAtAddress: per15Minutes(10),
    account: perHour(30),
    knownBrowser: per15Minutes(10),
  },
  register: {
    counts: 'every attempt',
    address: per15Minutes(300),
    accountAtAddress: per15Minutes(20),
    account: perHour(50),
    knownBrowser: per15Minutes(20),
  },
  'reset-password': {
    counts: 'every attempt',
    address: per15Minutes(100),
    accountAtAddress: per15Minutes(5),
    account: perHour(20),
    knownBrowser: per15Minutes(5),
  },
  /** Without `account`: a link may name any account, and would lock its owner out. */
  'new-password': {
    counts: ['reset_link_invalid'],
    address: per15Minutes(100),
    accountAtAddress: per15Minutes(10),
  },
  'change-email': {
    counts: ['wrong_password', 'email_taken'],
    address: per15Minutes(100),
    account: per15Minutes(10),
  },
  /** Tokens of the widget that were refused. */
  'hosted-token': { counts: 'every attempt', address: per15Minutes(100) },
  'hosted-login': { counts: 'every attempt', account: per15Minutes(300) },
  /** Tokens of the store that were refused, by `current-customer` and `hand-over`. */
  'refused-store-token': { counts: 'every attempt', address: per15Minutes(100) },
  'current-customer': { counts: 'every attempt', account: per15Minutes(120) },
  'hand-over': { counts: 'every attempt', account: per15Minutes(30) },
  /** Sign-ins that are started at the provider. */
  sso: { counts: 'every attempt', address: per15Minutes(300) },
  /** Logout tokens of the provider that were refused. */
  'logout-token': { counts: 'every attempt', address: per15Minutes(100) },
  'chat-token': {
    counts: 'every attempt',
    address: per15Minutes(600),
    account: per15Minutes(120),
  },
} as const satisfies Record<string, ActionLimits>;

export type LimitedAction = keyof typeof limits;
