import type { World } from '../world/world';
import type { Subscription } from './world';

export function subscriptionsOf(world: World, customerId: number): Subscription[] {
  return world.cleeng.subscriptions.filter(
    (subscription) => subscription.customerId === customerId,
  );
}

/** Milliseconds since the epoch, on the real clock. */
export function expiryOf(world: World, subscription: Subscription): number {
  return subscription.expiresAt - agedSince(world, subscription);
}

export function startOf(world: World, subscription: Subscription): number {
  return subscription.started.at - agedSince(world, subscription);
}

export function hasRunOut(world: World, subscription: Subscription): boolean {
  return subscription.status === 'terminated' || expiryOf(world, subscription) <= Date.now();
}

/** Ends it now. */
export function terminate(world: World, subscription: Subscription): void {
  subscription.status = 'terminated';
  subscription.expiresAt = Date.now() + agedSince(world, subscription);
}

function agedSince(world: World, { started }: Subscription): number {
  return (world.agedSeconds - started.agedSeconds) * 1000;
}
