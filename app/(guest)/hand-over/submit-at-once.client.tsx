'use client';

import { useEffect, useRef } from 'react';

/** Submits the form around it, once. */
export function SubmitAtOnce() {
  const field = useRef<HTMLInputElement>(null);
  const isSubmitted = useRef(false);
  useEffect(() => {
    if (isSubmitted.current) return;
    isSubmitted.current = true;
    field.current?.form?.requestSubmit();
  }, []);
  return <input type="hidden" ref={field} />;
}
