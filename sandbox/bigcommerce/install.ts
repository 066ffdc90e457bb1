// What a shop keeper pastes into the store, to the letter of docs/store-snippet.md, and what the store's theme makes of it:
// whatever stands inside `{{#if customer}}` is drawn only for who is signed in.

export const snippet = `{{#if customer}}
<section id="foyer-purchases"
  data-client-id="YOUR_CLIENT_ID"
  data-unavailable="Your purchases cannot be shown right now. Please try again in a little while."></section>
<script src="https://YOUR_STOREFRONT/current-customer.js?v=2" defer></script>
{{/if}}`;

export interface Installation {
  clientId: string;
  storefrontUrl: string;
  isCustomer: boolean;
}

/** Both words come from the sandbox's own settings, which allow nothing that HTML would mind. */
export function installSnippet({ clientId, storefrontUrl, isCustomer }: Installation): string {
  const [, inside = ''] = /^\{\{#if customer\}\}\n([\s\S]*)\n\{\{\/if\}\}$/.exec(snippet) ?? [];
  if (!isCustomer) return '';
  return inside.replace('YOUR_CLIENT_ID', clientId).replace('https://YOUR_STOREFRONT', storefrontUrl);
}
