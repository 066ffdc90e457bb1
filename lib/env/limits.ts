// How often what may be tried, at each door. Why these numbers: docs/decisions/0015-limits.md.
// The surprise: where something can be guessed, only what was refused counts. Whoever is let in may come as often as they like.
import 'server-only';
import type { RefusalCode } from '@/lib/errors/errors';

export interface Allowance {
  times: number;
  /** From the first time on; then it begins anew. */
  seconds: number;
}

export interface ActionLimits {
  /** Which refusals count. Of what is tried within a limit, a vendor's outage never does. */
  counts: readonly RefusalCode[] | 'every attempt';
  /** At one account from one place: a visitor's network, or a browser that has signed in to it before. */
  here?: Allowance;
  /** At one account, from wherever it is not known. */
  account?: Allowance;
  /** At one account, from all browsers together that have signed in to it before. */
  known?: Allowance;
  /** From one network, at whatever account: many may share it. */
  address?: Allowance;
}

/** An IPv6 /48 may be one customer's or a thousand's. It has as much as so many networks. */
export const networksPerBlock = 5;

const minutes = (count: number) => count * 60;
const quarter = minutes(15);
const hour = minutes(60);

export const limits = {
  'sign-in': {
    counts: ['wrong_credentials'],
    here: { times: 10, seconds: quarter },
    account: { times: 30, seconds: hour },
    known: { times: 50, seconds: hour },
    address: { times: 100, seconds: quarter },
  },
  register: {
    counts: 'every attempt',
    here: { times: 20, seconds: quarter },
    account: { times: 50, seconds: hour },
    known: { times: 50, seconds: hour },
    address: { times: 300, seconds: quarter },
  },
  'reset-password': {
    counts: 'every attempt',
    here: { times: 5, seconds: quarter },
    account: { times: 20, seconds: hour },
    known: { times: 20, seconds: hour },
    address: { times: 100, seconds: quarter },
  },
  'new-password': {
    counts: ['reset_link_invalid'],
    here: { times: 10, seconds: quarter },
    address: { times: 100, seconds: quarter },
  },
  'change-email': {
    counts: ['wrong_password', 'email_taken'],
    account: { times: 10, seconds: quarter },
    address: { times: 100, seconds: quarter },
  },
  /** Asked about tokens that are no good alone: one that is good proves it by itself. */
  'hosted-token': {
    counts: 'every attempt',
    address: { times: 100, seconds: quarter },
  },
  'hosted-login': {
    counts: 'every attempt',
    account: { times: 300, seconds: quarter },
  },
  /** Beside the next two doors, and in the way of neither: a token that is good proves it by itself. */
  'refused-store-token': {
    counts: 'every attempt',
    address: { times: 100, seconds: quarter },
  },
  'current-customer': {
    counts: 'every attempt',
    account: { times: 120, seconds: quarter },
  },
  /** Whom a token names that was not used before. */
  'hand-over': {
    counts: 'every attempt',
    account: { times: 30, seconds: quarter },
  },
  'chat-token': {
    counts: 'every attempt',
    account: { times: 120, seconds: quarter },
    address: { times: 600, seconds: quarter },
  },
} as const satisfies Record<string, ActionLimits>;

export type LimitedAction = keyof typeof limits;
