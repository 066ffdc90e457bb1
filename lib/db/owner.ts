import 'server-only';

export interface Owner {
  kind: string;
  realm: string;
  customerId: string;
}

export function ownedBy({ kind, realm, customerId }: Owner) {
  return { identityKind: kind, identityRealm: realm, customerId };
}
