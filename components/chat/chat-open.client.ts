const place = 'foyer-chat-open';

/** A conversation goes on from page to page, in this tab, for the one who has it. */
export function keepOpen(externalId: string, isOpen: boolean): void {
  if (isOpen) sessionStorage.setItem(place, externalId);
  else sessionStorage.removeItem(place);
}

export function wasOpen(externalId: string): boolean {
  return sessionStorage.getItem(place) === externalId;
}
