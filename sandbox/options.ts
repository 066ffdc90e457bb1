// An empty variable counts as absent, as in .env files.

import { z } from 'zod';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** The address for browsers, where it differs from host and port. */
  publicUrl?: string;
  /** Folder for the state; without it, everything is kept in memory. */
  stateFolder?: string;
  /** Required for the panel and `/_/`, where it is set. */
  adminToken?: string;
  /** Of SSO, instead of the documented one, which an admin token makes invalid. */
  publisherToken?: string;
  /** Signs chat tokens. */
  chatSecret?: string;
  /** The storefront's address for browsers: the store page loads its snippet from there. */
  storefrontUrl?: string;
  /** The storefront's address for the sandbox itself, where that differs: for back-channel logout. */
  storefrontInternalUrl?: string;
  /** The secrets of the BigCommerce app and store, instead of the documented ones. */
  storeSecrets?: { clientSecret?: string; accessToken?: string };
}

const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const environmentSchema = z.object({
  SANDBOX_PORT: optional(z.coerce.number().int().min(0).max(65535)),
  SANDBOX_HOST: optional(z.string()),
  SANDBOX_URL: optional(z.url({ protocol: /^https?$/ })),
  SANDBOX_STATE: optional(z.string()),
  SANDBOX_ADMIN_TOKEN: optional(z.string().min(16, 'needs at least 16 characters')),
  CLEENG_PUBLISHER_TOKEN: optional(z.string().min(16, 'needs at least 16 characters')),
  KUSTOMER_CHAT_SECRET: optional(z.string().min(32, 'needs at least 32 characters')),
  STOREFRONT_URL: optional(z.url({ protocol: /^https?$/ })),
  STOREFRONT_INTERNAL_URL: optional(z.url({ protocol: /^https?$/ })),
  BIGCOMMERCE_CLIENT_SECRET: optional(z.string()),
  BIGCOMMERCE_ACCESS_TOKEN: optional(z.string()),
});

export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): SandboxOptions {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success)
    throw new Error(`The sandbox cannot start:\n${z.prettifyError(parsed.error)}`);
  return {
    port: parsed.data.SANDBOX_PORT,
    host: parsed.data.SANDBOX_HOST,
    publicUrl: parsed.data.SANDBOX_URL,
    stateFolder: parsed.data.SANDBOX_STATE,
    adminToken: parsed.data.SANDBOX_ADMIN_TOKEN,
    publisherToken: parsed.data.CLEENG_PUBLISHER_TOKEN,
    chatSecret: parsed.data.KUSTOMER_CHAT_SECRET,
    storefrontUrl: parsed.data.STOREFRONT_URL,
    storefrontInternalUrl: parsed.data.STOREFRONT_INTERNAL_URL,
    storeSecrets: {
      clientSecret: parsed.data.BIGCOMMERCE_CLIENT_SECRET,
      accessToken: parsed.data.BIGCOMMERCE_ACCESS_TOKEN,
    },
  };
}
