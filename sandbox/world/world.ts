// All that the sandbox knows, as plain JSON: one object that lives as long as the process and is refilled on reset.

import type { BigcommerceWorld } from '../bigcommerce/world';
import type { CleengWorld } from '../cleeng/world';
import type { Fault } from '../faults/fault';
import type { KustomerWorld } from '../kustomer/world';
import type { Advance } from './ageing';
import type { Call } from './journal';
import type { Mail } from './mailbox';
import type { Settings } from './settings';

export interface World {
  settings: Settings;
  /** Only ever grows, also across resets: a token from before must not become younger. */
  agedSeconds: number;
  /** When that happened; kept as long as `agedSeconds` is. */
  advances: Advance[];
  faults: Fault[];
  mail: Mail[];
  calls: Call[];
  cleeng: CleengWorld;
  kustomer: KustomerWorld;
  bigcommerce: BigcommerceWorld;
}
