'use client';

import { createContext, useContext } from 'react';
import { errorAt, idleForm } from '@/lib/forms/form-state';

export const FormContext = createContext({ state: idleForm, isPending: false });

export function useForm() {
  return useContext(FormContext);
}

export function useField(name: string, hint?: string, otherNote?: string) {
  const { state } = useForm();
  const error = errorAt(state, name);
  const notes = [hint && `${name}-hint`, error && `${name}-error`, otherNote].filter(Boolean);
  return {
    value: state.values[name],
    error,
    aria: {
      'aria-invalid': error ? true : undefined,
      'aria-describedby': notes.join(' ') || undefined,
    },
  };
}
