import type { Sandbox } from './sandbox';

/** Its origin for browsers. */
export function storefrontOf({ world, storefrontUrl }: Sandbox): string {
  return world.settings.storefrontUrl || storefrontUrl;
}
