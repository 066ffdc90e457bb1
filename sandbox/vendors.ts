import { bigcommerce } from './bigcommerce/bigcommerce';
import { cleeng } from './cleeng/cleeng';
import { kustomer } from './kustomer/kustomer';
import type { Vendor } from './vendor';

export const vendors: Vendor[] = [cleeng, bigcommerce, kustomer];
