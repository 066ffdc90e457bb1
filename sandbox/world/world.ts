// Plain JSON. One object for the life of the process, refilled on reset.

import type { BigcommerceWorld } from '../bigcommerce/world';
import type { CleengWorld } from '../cleeng/world';
import type { Fault } from '../faults/fault';
import type { KustomerWorld } from '../kustomer/world';
import type { OidcWorld } from '../oidc/world';
import type { Advance } from './ageing';
import type { Call } from './journal';
import type { Mail } from './mailbox';
import type { Settings } from './settings';

export interface World {
  settings: Settings;
  /** Never shrinks, not even on reset: a token from before must not become younger. */
  agedSeconds: number;
  /** When that happened; kept as long as `agedSeconds`. */
  advances: Advance[];
  faults: Fault[];
  mail: Mail[];
  calls: Call[];
  cleeng: CleengWorld;
  kustomer: KustomerWorld;
  bigcommerce: BigcommerceWorld;
  oidc: OidcWorld;
}
