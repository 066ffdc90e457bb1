import 'server-only';
import { keyedHash } from '@/lib/crypto/seal';
import { type Consumed, clear, consume, giveBack } from '@/lib/db/rate-limits';
import {
  type ActionLimits,
  type Allowance,
  allowancesPerBlock,
  type LimitedAction,
  limits,
} from '@/lib/env/limited-actions';
import { isRefusal, Refusal } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import { emailHash } from '@/lib/history/history';
import { isKnownBrowser } from '@/lib/visitor/known-browser';
import { blockOf, networkOf, type Visitor } from '@/lib/visitor/visitor';

export interface Attempt {
  visitor: Visitor;
  email?: string;
  customerId?: string;
}

export class TooManyAttempts extends Refusal {
  constructor(
    waitSeconds: number,
    /** The first refusal in its window: the history shows only that one. */
    readonly isFirst: boolean,
  ) {
    super('too_many_attempts', [], waitSeconds);
  }
}

export function isTooManyAttempts(error: unknown): error is TooManyAttempts {
  return isRefusal(error, 'too_many_attempts') && 'isFirst' in error;
}

/** Throws Refusal `too_many_attempts`, or `limits_unavailable` while our database does not respond. */
export async function limit(action: LimitedAction, attempt: Attempt): Promise<void> {
  await countAttempt(action, attempt);
}

/** Counts before `run`, or parallel requests would all pass, and gives back what does not count. */
export async function withinLimits<Result>(
  action: LimitedAction,
  attempt: Attempt,
  run: () => Promise<Result>,
): Promise<Result> {
  const counted = await countAttempt(action, attempt);
  try {
    const result = await run();
    if (limits[action].counts !== 'every attempt') await giveBackSuccess(counted);
    return result;
  } catch (error) {
    if (!isCounted(limits[action], error)) await giveBackAll(counted);
    throw error;
  }
}

interface Counter {
  name: 'address' | 'accountAtAddress' | 'account' | 'knownBrowser';
  key: string;
  allowance: Allowance;
}

type Counted = Counter & Consumed;

/** A known browser that has used up its own allowance counts like any other: its cookie never makes it worse off. */
async function countAttempt(action: LimitedAction, attempt: Attempt): Promise<Counted[]> {
  const { email } = attempt;
  if (email && (await isKnownBrowser(email))) {
    const known = countersFor(action)('knownBrowser', emailHash(email));
    const counted = await Promise.all(known.map(consumeCounter));
    if (counted[0]?.waitSeconds === null) return counted;
    await giveBackAll(counted);
  }
  return countAll(countersOf(action, attempt));
}

function countersFor(action: LimitedAction) {
  const allowances: ActionLimits = limits[action];
  return (name: Counter['name'], subject: string | null | undefined, times = 1): Counter[] => {
    const allowance = allowances[name];
    if (!allowance || !subject) return [];
    const key = `${action} ${name} ${keyedHash(subject, 'limit')}`;
    return [{ name, key, allowance: { ...allowance, times: allowance.times * times } }];
  };
}

/** In the order of checking: a network over its own allowance uses up no account's. */
function countersOf(action: LimitedAction, { visitor, email, customerId }: Attempt): Counter[] {
  const counter = countersFor(action);
  const account = email ? emailHash(email) : customerId;
  const network = visitor.address && networkOf(visitor.address);
  const block = visitor.address && blockOf(visitor.address);
  return [
    ...counter('address', block, allowancesPerBlock),
    ...counter('address', network),
    ...counter('accountAtAddress', account && network && `${account} ${network}`),
    ...counter('account', account),
  ];
}

async function countAll(counters: Counter[]): Promise<Counted[]> {
  const counted: Counted[] = [];
  for (const counter of counters) {
    const consumed = await consumeCounter(counter);
    counted.push(consumed);
    if (consumed.waitSeconds === null) continue;
    await giveBackAll(counted);
    throw new TooManyAttempts(consumed.waitSeconds, await isFirstRefusal(counter));
  }
  return counted;
}

async function consumeCounter(counter: Counter): Promise<Counted> {
  return { ...counter, ...(await consume(counter.key, counter.allowance).catch(refuseUncounted)) };
}

/** In a row of its own: in the counter's, it would refuse the next attempt. */
async function isFirstRefusal({ key, allowance }: Counter): Promise<boolean> {
  const consumed = await consume(`refused ${key}`, { ...allowance, times: 1 }).catch(
    refuseUncounted,
  );
  return consumed.waitSeconds === null;
}

function refuseUncounted(error: unknown): never {
  report(error, 'limits_unavailable');
  throw new Refusal('limits_unavailable');
}

/** Only at this address: wrong attempts elsewhere stay, or each sign-in would give a guesser new ones. */
async function giveBackSuccess(counted: Counted[]): Promise<void> {
  await settled(
    counted.map((one) => (one.name === 'accountAtAddress' ? clear(one.key) : giveBack(one))),
  );
}

async function giveBackAll(counted: Counted[]): Promise<void> {
  await settled(counted.map(giveBack));
}

/** The action has happened: a failure to write is only reported. */
async function settled(writes: Promise<void>[]): Promise<void> {
  await Promise.all(writes).catch((error) => report(error, 'attempt_not_given_back'));
}

function isCounted({ counts }: ActionLimits, error: unknown): boolean {
  if (!isRefusal(error)) return false;
  return counts === 'every attempt' || counts.includes(error.code);
}
