// What the store and the app that it signs for go by. The two secrets may be given; the rest is what it is, as with any store.

export interface StoreKeys {
  storeHash: string;
  clientId: string;
  /** Signs the current-customer tokens: the app's. */
  clientSecret: string;
  /** Opens the management API: the store's. */
  accessToken: string;
}

const known: StoreKeys = {
  storeHash: 'foyer1store',
  clientId: 'foyerclientid0000000000000000000',
  clientSecret: 'sandbox-client-secret-of-31-byte',
  accessToken: 'sandbox-access-token',
};

export function storeKeys(secrets: Partial<Pick<StoreKeys, 'clientSecret' | 'accessToken'>> = {}): StoreKeys {
  return {
    ...known,
    clientSecret: secrets.clientSecret ?? known.clientSecret,
    accessToken: secrets.accessToken ?? known.accessToken,
  };
}
