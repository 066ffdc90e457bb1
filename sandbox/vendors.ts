import { bigcommerce } from './bigcommerce/bigcommerce';
import { cleeng } from './cleeng/cleeng';
import { kustomer } from './kustomer/kustomer';
import type { Room } from './room';

export const rooms: Room[] = [cleeng, bigcommerce, kustomer];
