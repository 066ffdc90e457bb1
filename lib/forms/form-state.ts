// What a form knows between two renders. Plain data that travels to the browser and back: never a secret.

export interface FieldError {
  field: string;
  sentence: string;
}

export interface FormState {
  /** `leaving`: it worked, and the browser is to load `goTo` as a new document. */
  status: 'idle' | 'refused' | 'leaving';
  /** What was typed, without passwords. */
  values: Record<string, string>;
  errors: FieldError[];
  /** What belongs to no single field. */
  notice: string | null;
  /** Where to sign in, when the session had ended or there is an account already: then the notice leads there. */
  signInAt: string | null;
  goTo: string | null;
  /** Rises with each answer, so that the same refusal twice is announced twice. */
  attempt: number;
}

export const idleForm: FormState = {
  status: 'idle',
  values: {},
  errors: [],
  notice: null,
  signInAt: null,
  goTo: null,
  attempt: 0,
};

export function errorAt(state: FormState, field: string): string | undefined {
  return state.errors.find((error) => error.field === field)?.sentence;
}
