// https://docs.bigcommerce.com/developer/docs/storefront/authentication/current-customer
import 'server-only';
import { z } from 'zod';

const text = z.string().min(1);
const seconds = z.number().int();

export const claimsSchema = z.object({
  customer: z.object({
    id: z.number().int().min(1), // 0 stands for guests.
    email: text,
    group_id: z.string().regex(/^\d{1,15}$/), // "0" for no group. In the management API it is a number.
  }),
  iss: text,
  aud: text,
  application_id: text,
  sub: text,
  store_hash: text,
  iat: seconds,
  exp: seconds,
  operation: text,
  version: z.number().int(),
});

export type Claims = z.infer<typeof claimsSchema>;
