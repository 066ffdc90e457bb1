// https://developers.cleeng.com/reference/fetch-publisher-consents and …/update-customers-consents
import 'server-only';
import { z } from 'zod';
import { env } from '@/lib/env/env';
import { Refusal, VendorError } from '@/lib/errors/errors';
import type { AnsweredConsent, AsCustomer, Consent, ConsentAnswer } from '@/lib/model';
import { callCleeng } from './client';

/** Any text; kept as text where Cleeng sends a number. */
const version = z.union([z.string(), z.number()]).transform(String);
const text = {
  name: z.string().min(1),
  /** HTML. Missing in older consents. */
  label: z.string().nullish(),
  value: z.unknown().optional(),
};

const WireConsent = z.object({
  ...text,
  required: z.boolean(),
  version,
});

const WireCustomerConsent = z.object({
  ...text,
  required: z.boolean(),
  state: z.enum(['accepted', 'declined']),
  version,
  newestVersion: version,
  needsUpdate: z.boolean(),
  /** In seconds. */
  date: z.number().nullish(),
});

/** Not cached, unlike offers: a new version counts at once. */
export async function fetchPublisherConsents(): Promise<Consent[]> {
  const { consents } = await callCleeng({
    operation: 'fetchPublisherConsents',
    method: 'GET',
    path: `/publishers/${env().cleeng.publisherId}/consents`,
    answer: z.object({ consents: z.array(WireConsent) }),
  });
  return consents.map((wire) => ({
    name: wire.name,
    version: wire.version,
    label: labelOf(wire),
    isRequired: wire.required,
  }));
}

export async function fetchCustomerConsents({
  customerId,
  jwt,
}: AsCustomer): Promise<AnsweredConsent[]> {
  const { consents } = await callCleeng({
    operation: 'fetchCustomerConsents',
    method: 'GET',
    path: `/customers/${encodeURIComponent(customerId)}/consents`,
    jwt,
    answer: z.object({ consents: z.array(WireCustomerConsent) }),
  });
  return consents.map((wire) => ({
    name: wire.name,
    version: wire.newestVersion,
    answeredVersion: wire.version,
    answeredAt: wire.date ? new Date(wire.date * 1000) : null,
    label: labelOf(wire),
    isRequired: wire.required,
    state: wire.state,
    needsUpdate: wire.needsUpdate,
  }));
}

/** A partial list leaves the other answers as they are. */
export async function updateCustomerConsents(
  { customerId, jwt }: AsCustomer,
  answers: ConsentAnswer[],
): Promise<void> {
  await callCleeng({
    operation: 'updateCustomerConsents',
    method: 'PUT',
    path: `/customers/${encodeURIComponent(customerId)}/consents`,
    jwt,
    body: { consents: answers },
    answer: z.object({ success: z.literal(true) }),
    otherwise: refusedAnswers,
  });
}

/** Without a label, the name links to the text. What is no web address is not shown as a link. */
function labelOf({ name, label, value }: { name: string; label?: string | null; value?: unknown }) {
  if (label) return label;
  return `<a href="${escaped(String(value ?? ''))}">${escaped(name)}</a>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** No code is documented. 403 is about the customer, not about the answers. */
function refusedAnswers(status: number): Error {
  return status === 403
    ? new VendorError('cleeng', 'updateCustomerConsents', 'refused', 'status 403')
    : new Refusal('vendor_refused');
}
