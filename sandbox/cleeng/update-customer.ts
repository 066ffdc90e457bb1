// The password is checked when the address changes, or when one is given: of Cleeng's two clients one sends it empty with
// an unchanged address, the other expects a wrong one to be refused.

import type { Context } from 'hono';
import { z } from 'zod';
import type { Sandbox } from '../sandbox';
import type { World } from '../world/world';
import type { CustomerEnv } from './bearer';
import { readBody, refuse } from './envelope';
import { countrySchema, emailSchema, externalDataSchema, localeSchema } from './fields';
import { isPassword } from './password-hash';
import { refusals } from './refusals';
import { revokeRefreshTokens } from './tokens';
import { type Customer, findCustomerByEmail } from './world';

const LONGEST_NAME = 50;

const changesSchema = z.object({
  firstName: z.string().nullish(),
  lastName: z.string().nullish(),
  country: countrySchema.nullish(),
  locale: localeSchema.nullish(),
  externalData: externalDataSchema.nullish(),
  email: z.string().nullish(),
  confirmationPassword: z.string().nullish(),
});

type Changes = z.infer<typeof changesSchema>;

export async function updateCustomer({ world }: Sandbox, c: Context<CustomerEnv>): Promise<void> {
  const { customer } = c.var;
  const changes = await readBody(c, changesSchema);
  refuseUnfit(changes);
  const isNewEmail =
    Boolean(changes.email) && changes.email?.toLowerCase() !== customer.email.toLowerCase();
  await refuseUnconfirmed(customer, changes.confirmationPassword ?? '', isNewEmail);
  if (isNewEmail) refuseTakenEmail(world, changes.email ?? '');
  apply(customer, changes);
  if (isNewEmail && world.settings.emailChangeRevokes) revokeRefreshTokens(world, customer.id);
}

/** Several errors share one string, joined by commas. */
function refuseUnfit({ firstName, lastName, email }: Changes): void {
  const complaints = [
    ...((firstName?.length ?? 0) > LONGEST_NAME ? ['firstNameTooLong' as const] : []),
    ...((lastName?.length ?? 0) > LONGEST_NAME ? ['lastNameTooLong' as const] : []),
    ...(email && !emailSchema.safeParse(email).success ? ['emailInvalid' as const] : []),
  ];
  const [first] = complaints;
  if (first) refuse(first, { text: complaints.map((name) => refusals[name][2]).join(',') });
}

async function refuseUnconfirmed(
  customer: Customer,
  password: string,
  isNewEmail: boolean,
): Promise<void> {
  if (password === '' && !isNewEmail) return;
  if (!(await isPassword(password, customer.passwordHash))) refuse('invalidConfirmationPassword');
}

function refuseTakenEmail(world: World, email: string): void {
  if (findCustomerByEmail(world.cleeng, email)) refuse('emailTaken');
}

function apply(customer: Customer, changes: Changes): void {
  customer.firstName = changes.firstName ?? customer.firstName;
  customer.lastName = changes.lastName ?? customer.lastName;
  customer.country = changes.country ?? customer.country;
  customer.locale = changes.locale ?? customer.locale;
  customer.email = changes.email || customer.email;
  if (changes.externalData !== undefined) customer.externalData = changes.externalData;
}
