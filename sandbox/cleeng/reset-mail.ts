// Without a resetUrl the link leads to Cleeng's default page, here reset-page.ts.

import { randomBytes } from 'node:crypto';
import type { Sandbox } from '../sandbox';
import { stampNow } from '../world/ageing';
import { fingerprint } from '../world/fingerprint';
import { deliverMail } from '../world/mailbox';
import type { World } from '../world/world';
import { testCustomers } from './test-customers';
import type { Customer } from './world';

export const RESET_PAGE = '/cleeng/reset-password-page';

export interface ResetRequest {
  customer: Customer;
  publisherId: number;
  resetUrl: string | undefined;
  /** Of the browser that requested it, if it named one. */
  askedFrom: string | null;
}

export function sendResetMail(sandbox: Sandbox, request: ResetRequest): void {
  const { customer, publisherId, resetUrl, askedFrom } = request;
  const link = new URL(resetUrl ?? `${sandbox.publicUrl}${RESET_PAGE}`);
  link.searchParams.set('email', customer.email);
  link.searchParams.set(
    'resetPasswordToken',
    issueResetToken(sandbox.world, customer, publisherId),
  );
  link.searchParams.set('publisherId', String(publisherId));
  deliverMail(sandbox.world, {
    to: customer.email,
    subject: 'Reset your password',
    text: `Hello,\n\na new password was requested for ${customer.email}. To choose one, open\n${link}\n\nIf it was not you, ignore this mail.`,
    link: link.href,
    mailbox: isReadableIn(sandbox, askedFrom, customer) ? askedFrom : null,
  });
}

/** In a public demo nobody reads the mail of an account that was registered without a key, as the widget does. */
function isReadableIn(
  { adminToken }: Sandbox,
  mailbox: string | null,
  customer: Customer,
): boolean {
  const isAnybodys = customer.mailbox === null && !adminToken;
  const isTestCustomer = testCustomers.some(({ id }) => id === customer.id);
  return customer.mailbox === mailbox || isAnybodys || isTestCustomer;
}

/** A new token invalidates the older ones. */
function issueResetToken(world: World, customer: Customer, publisherId: number): string {
  const { resetTokens } = world.cleeng;
  for (const [key, older] of Object.entries(resetTokens)) {
    if (older.customerId === customer.id) delete resetTokens[key];
  }
  const token = randomBytes(20).toString('hex');
  resetTokens[fingerprint(token)] = {
    customerId: customer.id,
    publisherId,
    issued: stampNow(world),
  };
  return token;
}
