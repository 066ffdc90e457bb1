'use client';

import { createContext, type ReactNode, useContext } from 'react';

type Words = Record<'title' | 'sentence' | 'retry' | 'home', string>;

const Context = createContext<Words | null>(null);

/** Hands the sentences of a failed page to app/error.tsx, which Next gives nothing but the error. */
export function ProblemWords({ words, children }: { words: Words; children: ReactNode }) {
  return <Context value={words}>{children}</Context>;
}

export function useProblemWords(): Words | null {
  return useContext(Context);
}
