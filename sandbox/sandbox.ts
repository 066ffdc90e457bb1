// What every part of a running sandbox is handed: the world, and how this process is reached.

import type { HttpBindings } from '@hono/node-server';
import type { StoreKeys } from './bigcommerce/store-keys';
import type { Call } from './world/journal';
import type { StateFile } from './world/state-file';
import type { World } from './world/world';

export interface Sandbox {
  readonly world: World;
  /** The origin browsers use; known only once the server listens, so read it late. */
  publicUrl: string;
  port: number;
  readonly isLoopbackOnly: boolean;
  readonly adminToken: string | undefined;
  /** Shared with the storefront, which signs chat tokens with it. */
  readonly chatSecret: string;
  /** The origin of the storefront, as it was told at start; the setting `storefrontUrl` goes before it. */
  readonly storefrontUrl: string;
  readonly storeKeys: StoreKeys;
  /** Aborts when the sandbox is asked to stop, so that nothing hangs on purpose any longer. */
  readonly closing: AbortSignal;
  readonly stateFile: StateFile | undefined;
}

/** `call`: this one, as the journal keeps it; on a vendor's addresses alone. */
export type Env = { Bindings: HttpBindings; Variables: { call: Call } };
