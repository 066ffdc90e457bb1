// The sandbox plays the store beside the sandbox's Cleeng only. Its secrets below are public, so a public address refuses them.
import 'server-only';
import { z } from 'zod';
import { isLoopback, originUrl, vendorUrl } from './addresses';

const sandboxStore = {
  clientId: 'foyerclientid0000000000000000000',
  clientSecret: 'sandbox-client-secret-of-31-byte',
  storeHash: 'foyer1store',
  accessToken: 'sandbox-access-token',
};

const word = z.string().regex(/^[a-z0-9]+$/i, 'contains more than letters and digits');

export const bigcommerceVariables = {
  BIGCOMMERCE_CLIENT_ID: word.optional(),
  BIGCOMMERCE_CLIENT_SECRET: z.string().min(31, 'is shorter than 31 characters').optional(),
  BIGCOMMERCE_STORE_HASH: word.optional(),
  BIGCOMMERCE_ACCESS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'contains characters that a header cannot have')
    .optional(),
  BIGCOMMERCE_STORE_URL: originUrl
    .refine(
      (url) => url.startsWith('https:') || isLoopback(url),
      'must be https unless it is on this machine',
    )
    .optional(),
  BIGCOMMERCE_API_URL: vendorUrl.optional(),
};

type BigcommerceVariables = z.infer<z.ZodObject<typeof bigcommerceVariables>>;

const naming = [
  'BIGCOMMERCE_CLIENT_ID',
  'BIGCOMMERCE_STORE_HASH',
  'BIGCOMMERCE_STORE_URL',
] as const;
const secrets = ['BIGCOMMERCE_CLIENT_SECRET', 'BIGCOMMERCE_ACCESS_TOKEN'] as const;

/** Secrets alone may be those of the sandbox's store. */
function isBigcommerceNamed(set: BigcommerceVariables): boolean {
  return naming.some((name) => set[name]);
}

export function bigcommerceProblems(
  set: BigcommerceVariables & { DEMO: string },
  { isPublic, isSandbox }: { isPublic: boolean; isSandbox: boolean },
): string[] {
  if (isBigcommerceNamed(set)) return problemsOfStore(set);
  const problems = set.BIGCOMMERCE_API_URL
    ? ['BIGCOMMERCE_API_URL is set, but no store is: set the other five, too.']
    : [];
  if (isSandbox)
    return isPublic && set.DEMO === 'true' ? [...problems, ...problemsOfDemo(set)] : problems;
  const useless = secrets.filter((name) => set[name]);
  return [
    ...problems,
    ...useless.map((name) => `${name} is set, but no store is: set the others, too.`),
  ];
}

function problemsOfStore(set: BigcommerceVariables & { DEMO: string }): string[] {
  const problems = [...naming, ...secrets]
    .filter((name) => !set[name])
    .map((name) => `${name} is missing: BigCommerce is only partly configured.`);
  if (set.DEMO === 'true')
    problems.push('DEMO is for the sandbox: unset it, or the BIGCOMMERCE_ variables.');
  return problems;
}

function problemsOfDemo(set: BigcommerceVariables): string[] {
  const known: (string | undefined)[] = [
    sandboxStore.clientSecret,
    sandboxStore.accessToken,
    undefined,
  ];
  return secrets
    .filter((name) => known.includes(set[name]))
    .map((name) => `${name} is missing: a public demo needs its own, which \`npm start\` makes.`);
}

/** Null without a store. `innerUrl` is the sandbox's address for our server, `url` for browsers. */
export function bigcommerceOf(
  set: BigcommerceVariables,
  sandbox: { innerUrl: string; url: string } | null,
) {
  if (!isBigcommerceNamed(set)) return sandbox && sandboxStoreAt(set, sandbox);
  return {
    /** The audience of the store's tokens. */
    clientId: set.BIGCOMMERCE_CLIENT_ID ?? '',
    /** Signs the store's tokens. */
    clientSecret: set.BIGCOMMERCE_CLIENT_SECRET ?? '',
    storeHash: set.BIGCOMMERCE_STORE_HASH ?? '',
    /** For the management API. */
    accessToken: set.BIGCOMMERCE_ACCESS_TOKEN ?? '',
    apiUrl: set.BIGCOMMERCE_API_URL ?? 'https://api.bigcommerce.com',
    storeOrigin: new URL(set.BIGCOMMERCE_STORE_URL ?? '').origin,
  };
}

function sandboxStoreAt(
  set: BigcommerceVariables,
  { innerUrl, url }: { innerUrl: string; url: string },
) {
  return {
    ...sandboxStore,
    clientSecret: set.BIGCOMMERCE_CLIENT_SECRET ?? sandboxStore.clientSecret,
    accessToken: set.BIGCOMMERCE_ACCESS_TOKEN ?? sandboxStore.accessToken,
    apiUrl: `${innerUrl}/bigcommerce`,
    storeOrigin: new URL(url).origin,
  };
}
