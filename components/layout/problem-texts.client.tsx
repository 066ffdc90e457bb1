'use client';

import { createContext, type ReactNode, useContext } from 'react';

type Texts = Record<'title' | 'sentence' | 'retry' | 'home', string>;

const Context = createContext<Texts | null>(null);

/** For app/error.tsx, which runs in the browser and gets no props from us. */
export function ProblemTexts({ texts, children }: { texts: Texts; children: ReactNode }) {
  return <Context value={texts}>{children}</Context>;
}

export function useProblemTexts(): Texts | null {
  return useContext(Context);
}
