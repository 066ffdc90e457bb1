// The text of docs/store-snippet.md; a test compares the two.

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

/** Not escaped: both values come from settings, which allow no HTML. */
export function installSnippet({ clientId, storefrontUrl, isCustomer }: Installation): string {
  const [, inside = ''] = /^\{\{#if customer\}\}\n([\s\S]*)\n\{\{\/if\}\}$/.exec(snippet) ?? [];
  if (!isCustomer) return '';
  return inside
    .replace('YOUR_CLIENT_ID', clientId)
    .replace('https://YOUR_STOREFRONT', storefrontUrl);
}
