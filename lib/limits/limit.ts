// How often may somebody knock? Each door has its numbers (lib/env/limits.ts); who knocks is kept as fingerprints alone.
// The surprise: what counts is taken before it is tried, and given back when it turns out well. Counted afterwards, a
// hundred guesses at once would all find the same allowance.
import 'server-only';
import { keyedHash } from '@/lib/crypto/seal';
import { forgetTaken, giveBack, type Taken, takeOne } from '@/lib/db/rate-limits';
import {
  type ActionLimits,
  type Allowance,
  type LimitedAction,
  limits,
  networksPerBlock,
} from '@/lib/env/limits';
import { Refusal } from '@/lib/errors/errors';
import { report } from '@/lib/errors/refusal-of';
import { emailHash } from '@/lib/history/history';
import { knownBrowser } from '@/lib/visitor/known-browser';
import { blockOf, networkOf, type Visitor } from '@/lib/visitor/visitor';

/** Who knocks, and at whose account: it is named by its address, or by the vendor's id where that is known. */
export interface Knock {
  visitor: Visitor;
  email?: string;
  customerId?: string;
}

export class TooManyAttempts extends Refusal {
  constructor(
    waitSeconds: number,
    /** Whether it is the first of its kind for as long as a window lasts: the history need not hold every one. */
    readonly isFirst: boolean,
  ) {
    super('too_many_attempts', [], waitSeconds);
  }
}

/** Counts this call, whatever comes of it. Throws Refusal `too_many_attempts`, or `limits_unavailable` where we cannot count. */
export async function limit(door: LimitedAction, knock: Knock): Promise<void> {
  await takeAll(await countersOf(door, knock));
}

/** The same around an attempt, of which only the outcomes that its door counts leave a mark. */
export async function withinLimits<Answer>(
  door: LimitedAction,
  knock: Knock,
  attempt: () => Promise<Answer>,
): Promise<Answer> {
  const held = await takeAll(await countersOf(door, knock));
  try {
    const answer = await attempt();
    if (limits[door].counts !== 'every attempt') await clear(held);
    return answer;
  } catch (error) {
    if (!counts(limits[door], error)) await giveAllBack(held);
    throw error;
  }
}

interface Counter {
  kind: 'block' | 'address' | 'here' | 'account' | 'known';
  key: string;
  allowance: Allowance;
}

type Held = Counter & Taken;

/**
 * In the order in which they are asked: a network that has used up its own cannot use up anybody's account. Browsers that the
 * account knows are counted by themselves, so that neither their neighbours nor strangers elsewhere can shut them out.
 */
async function countersOf(
  door: LimitedAction,
  { visitor, email, customerId }: Knock,
): Promise<Counter[]> {
  const allowances = allowancesOf(door);
  const counter = (kind: Counter['kind'], whose: string | null | undefined): Counter[] => {
    const allowance = allowances[kind];
    return allowance && whose ? [{ kind, key: `${door} ${kind} ${whose}`, allowance }] : [];
  };
  const account = email ? emailHash(email) : customerId && fingerprint(customerId);
  const browser = email && allowances.here ? await knownBrowser(email) : null;
  if (browser) {
    return [...counter('here', fingerprint(`${account} ${browser}`)), ...counter('known', account)];
  }
  const network = visitor.address && networkOf(visitor.address);
  const block = visitor.address && blockOf(visitor.address);
  return [
    ...counter('block', block && fingerprint(block)),
    ...counter('address', network && fingerprint(network)),
    ...counter('here', account && network && fingerprint(`${account} ${network}`)),
    ...counter('account', account),
  ];
}

function allowancesOf(door: LimitedAction): { [kind in Counter['kind']]?: Allowance } {
  const allowances: ActionLimits = limits[door];
  const { address } = allowances;
  return address
    ? { ...allowances, block: { ...address, times: address.times * networksPerBlock } }
    : { ...allowances };
}

function fingerprint(text: string): string {
  return keyedHash(text, 'limit');
}

/** Who is refused takes nothing, not even where they were refused. */
async function takeAll(counters: Counter[]): Promise<Held[]> {
  const held: Held[] = [];
  for (const counter of counters) {
    const taken = await takeOne(counter.key, counter.allowance).catch(uncountable);
    held.push({ ...counter, ...taken });
    if (taken.waitSeconds === null) continue;
    await giveAllBack(held);
    throw new TooManyAttempts(taken.waitSeconds, await isFirstRefusal(counter));
  }
  return held;
}

/** A mark in a row of its own: one that stood in the count would be in the way of whoever comes next. */
async function isFirstRefusal({ key, allowance }: Counter): Promise<boolean> {
  const mark = await takeOne(`refused ${key}`, { ...allowance, times: 1 }).catch(uncountable);
  return mark.waitSeconds === null;
}

function uncountable(error: unknown): never {
  report(error, 'limits_unavailable');
  throw new Refusal('limits_unavailable');
}

/** Whoever was let in has nothing against them here. What was tried from elsewhere stays. */
async function clear(held: Held[]): Promise<void> {
  await settled(held.map((one) => (one.kind === 'here' ? forgetTaken(one.key) : giveBack(one))));
}

async function giveAllBack(held: Held[]): Promise<void> {
  await settled(held.map(giveBack));
}

/** What has happened already is not undone because we cannot write it down. */
async function settled(changes: Promise<void>[]): Promise<void> {
  await Promise.all(changes).catch((error) => report(error, 'attempt_not_given_back'));
}

function counts(door: ActionLimits, error: unknown): boolean {
  if (!(error instanceof Refusal)) return false;
  return door.counts === 'every attempt' || door.counts.includes(error.code);
}
