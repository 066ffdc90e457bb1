type Farewell = () => Promise<unknown>;

const farewells = new Set<Farewell>();

/** What has to be done while the customer's page is still there: `farewell` must end soon. */
export function onSignOut(farewell: Farewell): () => void {
  farewells.add(farewell);
  return () => farewells.delete(farewell);
}

/** Settles once everything that was to forget the customer has had its chance. */
export function takeLeave(): Promise<unknown> {
  return Promise.allSettled([...farewells].map(async (farewell) => farewell()));
}

/** Takes the page off the screen at once, and has the server draw the address for whoever is asking now. */
export async function leavePage(): Promise<void> {
  hidePage();
  await takeLeave();
  // Without the fragment, which would make it a jump within the page; and never by sending a form again.
  location.replace(location.pathname + location.search);
}

export function hidePage(): void {
  document.documentElement.style.visibility = 'hidden';
}

export function showPage(): void {
  document.documentElement.style.visibility = '';
}
