import { useEffect } from 'react';
import type { FormState } from '@/lib/form-state';

/** Loads where a finished form leads to, as a new document: no page or policy of before outlives a sign-in. True meanwhile. */
export function useLeaving({ status, goTo }: FormState): boolean {
  useEffect(() => {
    if (goTo) window.location.assign(goTo);
  }, [goTo]);
  return status === 'leaving';
}
