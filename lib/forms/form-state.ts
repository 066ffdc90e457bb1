// Sent to the browser and back: never put secrets here.

export interface FieldError {
  field: string;
  sentence: string;
}

export interface FormState {
  /** `leaving`: the browser must load `goTo` as a new document. */
  status: 'idle' | 'refused' | 'leaving';
  /** Without passwords. */
  values: Record<string, string>;
  errors: FieldError[];
  notice: string | null;
  signInAt: string | null;
  goTo: string | null;
  /** Increases, so that a repeated refusal is announced again. */
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
