export interface StoreKeys {
  storeHash: string;
  clientId: string;
  /** The app's: signs current-customer tokens. */
  clientSecret: string;
  /** The store's: gives access to the management API. */
  accessToken: string;
}

const known: StoreKeys = {
  storeHash: 'foyer1store',
  clientId: 'foyerclientid0000000000000000000',
  clientSecret: 'sandbox-client-secret-of-31-byte',
  accessToken: 'sandbox-access-token',
};

export function storeKeys(
  secrets: Partial<Pick<StoreKeys, 'clientSecret' | 'accessToken'>> = {},
): StoreKeys {
  return {
    ...known,
    clientSecret: secrets.clientSecret ?? known.clientSecret,
    accessToken: secrets.accessToken ?? known.accessToken,
  };
}
