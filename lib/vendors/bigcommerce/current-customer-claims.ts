// What a current-customer token says: https://docs.bigcommerce.com/developer/docs/storefront/authentication/current-customer
// The surprises: the group is a string of digits, "0" for none, where the management API has a number; and `operation` is what
// keeps other tokens out that the same secret signs (a load callback, a customer's login).
import 'server-only';
import { z } from 'zod';

const words = z.string().min(1);
const seconds = z.number().int();

export const claimsSchema = z.object({
  customer: z.object({
    id: z.number().int().min(1), // 0 is what the orders of guests carry.
    email: words,
    group_id: z.string().regex(/^\d{1,15}$/),
  }),
  iss: words,
  aud: words,
  application_id: words,
  sub: words,
  store_hash: words,
  iat: seconds,
  exp: seconds,
  operation: words,
  version: z.number().int(),
});

export type Claims = z.infer<typeof claimsSchema>;
