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
  /** The notice is a link to it. */
  noticeHref: string | null;
  goTo: string | null;
  /** Increases, so that a repeated refusal is announced again. */
  attempt: number;
}

export const idleForm: FormState = {
  status: 'idle',
  values: {},
  errors: [],
  notice: null,
  noticeHref: null,
  goTo: null,
  attempt: 0,
};

/** Names the form among those of its page. */
export const formNameField = '$form';

/** Its value never comes back. */
export type SecretField = 'password' | `${string}Password`;

export function isSecretField(name: string): name is SecretField {
  return name === 'password' || name.endsWith('Password');
}

const mostValues = 100;
const longestValue = 10_000;

/** What a refused form shows again. */
export function shownValues(data: FormData): Record<string, string> {
  const shown = [...data].flatMap(([name, value]) =>
    typeof value === 'string' && !name.startsWith('$') && !isSecretField(name)
      ? [[name, value.slice(0, longestValue)]]
      : [],
  );
  return Object.fromEntries(shown.slice(0, mostValues));
}

export function errorAt(state: FormState, field: string): string | undefined {
  return state.errors.find((error) => error.field === field)?.sentence;
}
