// The errors of a form whose fields are refused in the same words: each sentence after the name of its field, so that a
// summary of them tells them apart. The surprise: a label may be a question or a sentence, which takes no colon.
import type { FormState } from './form-state';

/** `labels`: the text of each field's label, by the field's name. An error at any other field stays as it is. */
export function labelledErrors(state: FormState, labels: Record<string, string>): FormState {
  return {
    ...state,
    errors: state.errors.map(({ field, sentence }) => ({
      field,
      sentence: labelled(sentence, labels[field]),
    })),
  };
}

function labelled(sentence: string, label: string | undefined): string {
  if (!label) return sentence;
  return /[.?!:]$/.test(label) ? `${label} ${sentence}` : `${label}: ${sentence}`;
}
