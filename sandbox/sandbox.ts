import type { HttpBindings } from '@hono/node-server';
import type { StoreKeys } from './bigcommerce/store-keys';
import type { Call } from './world/journal';
import type { StateFile } from './world/state-file';
import type { World } from './world/world';

export interface Sandbox {
  readonly world: World;
  /** The origin for browsers; known only once the server listens, so read it late. */
  publicUrl: string;
  port: number;
  readonly isLoopbackOnly: boolean;
  readonly adminToken: string | undefined;
  /** Signs in anybody, over SSO. Null: nobody, because in a public demo the documented token would open every account. */
  readonly publisherToken: string | null;
  /** Shared with the storefront, which signs chat tokens with it. */
  readonly chatSecret: string;
  /** The storefront's origin at start; the setting `storefrontUrl` takes precedence. */
  readonly storefrontUrl: string;
  /** Its origin for the sandbox itself, where that differs: for back-channel logout. */
  readonly storefrontInternalUrl: string | undefined;
  readonly storeKeys: StoreKeys;
  /** Aborts when the sandbox stops, to end pending delays. */
  readonly closing: AbortSignal;
  readonly stateFile: StateFile | undefined;
}

/** `call` is this request in the journal; on vendors' addresses only. */
export type Env = { Bindings: HttpBindings; Variables: { call: Call } };
