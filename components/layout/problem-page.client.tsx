'use client';

import { createContext, type ReactNode, useContext } from 'react';

const Context = createContext<ReactNode>(null);

/** `page` is for app/error.tsx, which runs in the browser, without translations. */
export function WithProblemPage({ page, children }: { page: ReactNode; children: ReactNode }) {
  return <Context value={page}>{children}</Context>;
}

export function ProblemPage() {
  return useContext(Context);
}
