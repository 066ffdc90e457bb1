'use client';

import { useEffect } from 'react';

/** Removes `?notice=` from the address, so that a reload does not show the notice again. */
export function ShownOnce() {
  useEffect(() => {
    const address = new URL(window.location.href);
    address.searchParams.delete('notice');
    // Without Next's state, going back to this page would show nothing.
    window.history.replaceState(window.history.state, '', address);
  }, []);
  return null;
}
