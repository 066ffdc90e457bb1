// What a sandbox can be started with, and the only place in it that reads the environment.
// An empty variable counts as an absent one, because that is how .env files switch things off.

import { z } from 'zod';

export interface SandboxOptions {
  /** 0 takes any free port. */
  port?: number;
  host?: string;
  /** The address browsers use, where it differs from host and port. */
  publicUrl?: string;
  /** Folder for what outlives the process; absent keeps everything in memory. */
  stateFolder?: string;
  /** Closes the panel and `/_/` to everybody who does not know it. */
  adminToken?: string;
  /** What chat tokens are signed with. */
  chatSecret?: string;
  /** Where the storefront is, as browsers see it: the store page loads its snippet from there. */
  storefrontUrl?: string;
  /** The secrets of the BigCommerce app and store, where they are not the known ones. */
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
  KUSTOMER_CHAT_SECRET: optional(z.string().min(32, 'needs at least 32 characters')),
  STOREFRONT_URL: optional(z.url({ protocol: /^https?$/ })),
  BIGCOMMERCE_CLIENT_SECRET: optional(z.string()),
  BIGCOMMERCE_ACCESS_TOKEN: optional(z.string()),
});

export function optionsFromEnvironment(environment: NodeJS.ProcessEnv): SandboxOptions {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) throw new Error(`The sandbox cannot start:\n${z.prettifyError(parsed.error)}`);
  return {
    port: parsed.data.SANDBOX_PORT,
    host: parsed.data.SANDBOX_HOST,
    publicUrl: parsed.data.SANDBOX_URL,
    stateFolder: parsed.data.SANDBOX_STATE,
    adminToken: parsed.data.SANDBOX_ADMIN_TOKEN,
    chatSecret: parsed.data.KUSTOMER_CHAT_SECRET,
    storefrontUrl: parsed.data.STOREFRONT_URL,
    storeSecrets: {
      clientSecret: parsed.data.BIGCOMMERCE_CLIENT_SECRET,
      accessToken: parsed.data.BIGCOMMERCE_ACCESS_TOKEN,
    },
  };
}
