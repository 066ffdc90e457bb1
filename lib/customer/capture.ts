import 'server-only';
import { storeCustomer, storeGate } from '@/lib/db/session-mirrors';
import { Refusal } from '@/lib/errors/errors';
import { orReported } from '@/lib/errors/refusal-of';
import { drawnAnswer, faultsOf, isFieldRequired, meantAnswer } from '@/lib/fields/capture-rules';
import { shownField } from '@/lib/forms/shown-fields';
import { rememberOf } from '@/lib/history/history';
import type { Capture, CleengSession, Question } from '@/lib/model';
import { asCustomer } from '@/lib/tokens/vendor-token';
import { fetchCaptureStatus, updateCapture } from '@/lib/vendors/cleeng/capture';
import { fetchCustomer } from '@/lib/vendors/cleeng/customers';
import type { Visitor } from '@/lib/visitor/visitor';

export async function readCapture(session: CleengSession): Promise<Capture> {
  const capture = await asCustomer(session, fetchCaptureStatus);
  await storeGate(session.id, { captureDue: capture.isDue });
  return capture;
}

/** Saves changed fields only. Throws Refusal with faults by field, or `questions_changed`. */
export async function answerCapture(
  session: CleengSession,
  typed: Record<string, string>,
  { addressPrefix }: Visitor,
): Promise<void> {
  const { questions } = await readCapture(session);
  const changed = changedAnswers(questions, typed);
  const faults = questions.flatMap((question) => faultsOf(question, changed));
  if (faults.some(({ field }) => typed[field] === undefined))
    throw new Refusal('questions_changed');
  if (faults[0]) throw new Refusal(faults[0].code, faults);
  if (Object.keys(changed).length > 0) {
    await asCustomer(session, (customer) => updateCapture(customer, questions, changed));
    await rememberOf(session, { kind: 'questions_answered', addressPrefix });
  }
  await orReported('capture_not_remembered', () => storeGate(session.id, { captureDue: false }));
  await orReported('name_not_remembered', () => rememberName(session));
}

/** A required or suggested answer that Cleeng does not have counts as changed. */
function changedAnswers(
  questions: Question[],
  typed: Record<string, string>,
): Record<string, string> {
  const answers = questions.flatMap((question) =>
    Object.entries(question.answers).flatMap(([field, answer]) => {
      const isAwaited = isFieldRequired(question, field) || question.kind === 'email';
      const isOpen = isAwaited && drawnAnswer(question, answer) === '';
      const shown = isOpen ? '' : drawnAnswer(question, typed[shownField(field)] ?? answer);
      const given = typed[field]?.trim() ?? shown;
      const meant = meantAnswer(question, given);
      return given === shown || meant === shown ? [] : [[field, meant]];
    }),
  );
  return Object.fromEntries(answers);
}

async function rememberName(session: CleengSession): Promise<void> {
  const customer = await asCustomer(session, fetchCustomer);
  await storeCustomer(session.id, customer);
}
