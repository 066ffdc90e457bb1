// Clients save section by section and send null for the rest, so incomplete answers are accepted.

import { z } from 'zod';
import type { CaptureSetting, Customer } from './world';

export const ADDRESS_MEMBERS = [
  'address',
  'address2',
  'city',
  'state',
  'postCode',
  'country',
] as const;

const answer = z.string().max(500).nullish();

export const captureAnswersSchema = z.object({
  firstName: z.string().max(50).nullish(),
  lastName: z.string().max(50).nullish(),
  address: answer,
  address2: answer,
  city: answer,
  state: answer,
  postCode: answer,
  country: answer,
  email: answer,
  birthDate: z.union([z.iso.date(), z.literal('')]).nullish(),
  companyName: answer,
  phoneNumber: answer,
  customAnswers: z
    .array(z.object({ questionId: z.string(), question: z.string().nullish(), value: answer }))
    .nullish(),
});

type CaptureAnswers = z.infer<typeof captureAnswersSchema>;

export function recordCaptureAnswers(
  customer: Customer,
  answers: CaptureAnswers,
  settings: CaptureSetting[],
): void {
  const isEnabled = (key: string) =>
    settings.some((setting) => setting.key === key && setting.enabled);
  const store = (key: string, text: string | null | undefined) => {
    if (typeof text === 'string') customer.captureAnswers[key] = text;
  };

  if (isEnabled('firstNameLastName')) {
    customer.firstName = answers.firstName ?? customer.firstName;
    customer.lastName = answers.lastName ?? customer.lastName;
  }
  if (isEnabled('address')) for (const member of ADDRESS_MEMBERS) store(member, answers[member]);
  for (const key of ['email', 'birthDate', 'companyName', 'phoneNumber'] as const) {
    if (isEnabled(key)) store(key, answers[key]);
  }
  for (const { questionId, value } of answers.customAnswers ?? []) {
    if (questionId.startsWith('custom_') && isEnabled(questionId)) store(questionId, value);
  }
}
