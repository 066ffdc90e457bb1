import { bigcommerce } from './bigcommerce/bigcommerce';
import { cleeng } from './cleeng/cleeng';
import { kustomer } from './kustomer/kustomer';
import { oidc } from './oidc/oidc';
import type { Vendor } from './vendor';

export const vendors: Vendor[] = [cleeng, bigcommerce, kustomer, oidc];
