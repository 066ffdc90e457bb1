// https://developers.cleeng.com/reference/fetch-capture-status
// The number of options decides a question's kind. `null` means "leave as it is".
import 'server-only';
import { z } from 'zod';
import { isFieldRequired } from '@/lib/fields/capture-rules';
import type { AsCustomer, Capture, Question } from '@/lib/model';
import { callCleeng } from './client';

const text = z.string().nullable();
const setting = { enabled: z.boolean(), required: z.boolean() };
const nameAnswer = z.object({ firstName: text, lastName: text }).nullable();
const addressAnswer = z
  .object({ address: text, address2: text, city: text, state: text, postCode: text, country: text })
  .partial()
  .nullable();

const WireSetting = z.union([
  z.object({ ...setting, key: z.literal('firstNameLastName'), answer: nameAnswer }),
  z.object({ ...setting, key: z.literal('address'), answer: addressAnswer }),
  z.object({
    ...setting,
    key: z.enum(['email', 'birthDate', 'companyName', 'phoneNumber']),
    answer: text,
  }),
  z.object({
    ...setting,
    key: z.string().regex(/^custom_\d+$/),
    question: z.string(),
    value: z.string().nullish(),
    answer: text,
  }),
]);
type WireSetting = z.infer<typeof WireSetting>;

/** Unknown kinds of settings are ignored; a known one must have its shape. */
const OtherSetting = z
  .object({ key: z.string().regex(/^(?!(firstNameLastName|address|custom_\d+)$)/) })
  .refine(({ key }) => !Object.hasOwn(kindOfKey, key))
  .transform(() => null);

const kindOfKey = {
  email: 'email',
  birthDate: 'date',
  companyName: 'text',
  phoneNumber: 'phone',
} as const;

/** Only enabled questions, with the answers known so far. */
export async function fetchCaptureStatus({ customerId, jwt }: AsCustomer): Promise<Capture> {
  const status = await callCleeng({
    operation: 'fetchCaptureStatus',
    method: 'GET',
    path: `/customers/${encodeURIComponent(customerId)}/capture/status`,
    jwt,
    answer: z.object({
      isCaptureEnabled: z.boolean(),
      shouldCaptureBeDisplayed: z.boolean(),
      settings: z.array(z.union([WireSetting, OtherSetting])),
    }),
  });
  const enabled = status.settings.filter((wire) => wire !== null).filter((wire) => wire.enabled);
  const questions = status.isCaptureEnabled ? enabled.map(questionOf) : [];
  return {
    // Due without a question that we can ask, the form could never be completed.
    isDue: status.shouldCaptureBeDisplayed && questions.some(isOpen),
    questions,
  };
}

/** By field name; a missing field stays as it is. `questions` are those that were shown. */
export async function updateCapture(
  { customerId, jwt }: AsCustomer,
  questions: Question[],
  answers: Record<string, string>,
): Promise<void> {
  const isCustom = (question: Question) =>
    question.key.startsWith('custom_') && question.key in answers;
  const customAnswers = questions.filter(isCustom).map((question) => ({
    questionId: question.key,
    question: question.wording,
    value: answers[question.key],
  }));
  const fields = Object.entries(answers).filter(([name]) => !name.startsWith('custom_'));
  await callCleeng({
    operation: 'updateCapture',
    method: 'PUT',
    path: `/customers/${encodeURIComponent(customerId)}/capture`,
    jwt,
    body: { ...Object.fromEntries(fields), ...(customAnswers.length > 0 && { customAnswers }) },
    answer: z.object({ success: z.literal(true) }),
  });
}

function isOpen(question: Question): boolean {
  return Object.entries(question.answers).some(
    ([field, answer]) => answer === '' && isFieldRequired(question, field),
  );
}

function questionOf(wire: WireSetting): Question {
  const shared = { key: wire.key, isRequired: wire.required, options: [] };
  if ('question' in wire) return customQuestion(wire);
  if (wire.key === 'firstNameLastName') {
    return {
      ...shared,
      kind: 'name',
      answers: known({ firstName: null, lastName: null, ...wire.answer }),
    };
  }
  if (wire.key === 'address') {
    const empty = {
      address: null,
      address2: null,
      city: null,
      state: null,
      postCode: null,
      country: null,
    };
    return { ...shared, kind: 'address', answers: known({ ...empty, ...wire.answer }) };
  }
  return { ...shared, kind: kindOfKey[wire.key], answers: known({ [wire.key]: wire.answer }) };
}

function customQuestion(wire: Extract<WireSetting, { question: string }>): Question {
  const options = (wire.value ?? '')
    .split(';')
    .map((option) => option.trim())
    .filter(Boolean);
  const kinds = ['text', 'checkbox', 'radio'] as const;
  return {
    key: wire.key,
    kind: kinds[options.length] ?? 'select',
    isRequired: wire.required,
    wording: wire.question,
    options,
    answers: known({ [wire.key]: wire.answer }),
  };
}

function known(answers: Record<string, string | null | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(answers).map(([name, value]) => [name, value ?? '']));
}
