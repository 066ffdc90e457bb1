'use client';

import { useEffect } from 'react';

/** Takes `?notice=` out of the address, so that the notice on this page does not come back when it is loaded again. */
export function ShownOnce() {
  useEffect(() => {
    const address = new URL(window.location.href);
    address.searchParams.delete('notice');
    // With the state that Next keeps for this entry: without it, going back to this page would show nothing.
    window.history.replaceState(window.history.state, '', address);
  }, []);
  return null;
}
