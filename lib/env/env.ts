// The only reader of process.env. Nothing is read at import, so that `next build` needs no variable of the running site.
import 'server-only';
import { z } from 'zod';
import {
  httpUrl,
  isLoopback,
  originUrl,
  postgresUrl,
  vendorUrl,
  visitorAddressRule,
} from './addresses';
import { bigcommerceOf, bigcommerceProblems, bigcommerceVariables } from './bigcommerce';
import { cleengOf, cleengProblems, cleengVariables, isCleengNamed } from './cleeng';
import { kustomerOf, kustomerProblems, kustomerVariables } from './kustomer';
import { ssoOf, ssoProblems, ssoVariables } from './sso';

const day = 86_400;

const count = (min: number, max: number) =>
  z.coerce
    .number({ error: 'is not a number' })
    .int('is not a whole number')
    .min(min, `is less than ${min}`)
    .max(max, `is more than ${max}`);

/** Each variable alone; `problemsTogether` checks combinations. */
const variables = {
  NODE_ENV: z.string().default('production'),
  PORT: count(0, 65_535).default(3000),
  APP_URL: originUrl.optional(),
  DEMO: z.enum(['true', 'false'], { error: 'is neither true nor false' }).default('false'),
  VISITOR_ADDRESS: visitorAddressRule.optional(),
  TRUSTED_PROXIES: z
    .never({ error: 'was replaced: set VISITOR_ADDRESS=forwarded:<n> instead' })
    .optional(),
  DATABASE_URL: postgresUrl.optional(),
  DIRECT_DATABASE_URL: postgresUrl.optional(),
  MIGRATE_AT_START: z
    .enum(['true', 'false'], { error: 'is neither true nor false' })
    .default('false'),
  DATABASE_POOL_MAX: count(1, 100).default(10),
  SESSION_KEYS: z
    .string()
    .transform(splitList)
    .pipe(z.array(z.string()).min(1, 'is empty'))
    .optional(),
  SESSION_IDLE_DAYS: count(1, 365).default(30),
  SESSION_ABSOLUTE_DAYS: count(1, 365).default(90),
  CRON_SECRET: z
    .string()
    .min(16, 'is shorter than 16 characters')
    .regex(/^[\x21-\x7e]+$/, 'contains characters that a header cannot have')
    .optional(),
  /** Vercel sets it to 1. */
  VERCEL: z.string().optional(),
  SANDBOX_PORT: count(0, 65_535).default(4010),
  SANDBOX_URL: vendorUrl.optional(),
  SANDBOX_INTERNAL_URL: httpUrl.optional(),
  SANDBOX_ADMIN_TOKEN: z.string().min(16, 'is shorter than 16 characters').optional(),
  ...cleengVariables,
  ...bigcommerceVariables,
  ...kustomerVariables,
  ...ssoVariables,
};

type Variables = z.infer<z.ZodObject<typeof variables>>;
export type Environment = Readonly<ReturnType<typeof group>>;

/** Read once. Throws with one sentence for each variable that is missing or wrong. */
export function env(): Environment {
  cached ??= orThrow(readEnvironment(process.env));
  return cached;
}
let cached: Environment | undefined;

/** One sentence for each variable that is missing or wrong. */
export function environmentProblems(source: NodeJS.ProcessEnv = process.env): string[] {
  return readEnvironment(source).problems;
}

/** next-auth derives its address from these or forwarded headers: it gets ours. Returns the names that were set. */
export function replaceAuthVariables(source: NodeJS.ProcessEnv = process.env): string[] {
  const foreign = Object.keys(source).filter((name) => /^(NEXT)?AUTH_/.test(name));
  for (const name of foreign) delete source[name];
  source.AUTH_URL = env().app.origin;
  return foreign;
}

export function readEnvironment(source: Record<string, string | undefined>) {
  const problems: string[] = [];
  const wrong: string[] = [];
  const set: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(variables)) {
    const given = source[name]?.trim() ? source[name] : undefined;
    const { success, data, error } = schema.safeParse(given);
    if (success) set[name] = data;
    else {
      wrong.push(name);
      problems.push(...error.issues.map(({ message }) => `${name} ${message}.`));
      // A wrong value must not hide what is missing. Variables of a vendor still count as set.
      const isOfVendor = /^(CLEENG|BIGCOMMERCE|KUSTOMER|SSO)_/.test(name);
      set[name] = isOfVendor ? given : schema.safeParse(undefined).data;
    }
  }
  const isNew = (line: string) => !wrong.some((name) => line.startsWith(`${name} `));
  problems.push(...problemsTogether(set as Variables).filter(isNew));
  return { problems, environment: problems.length === 0 ? group(set as Variables) : undefined };
}

function problemsTogether(set: Variables): string[] {
  const context = { isPublic: !isLoopback(appUrl(set)), isSandbox: !isCleengNamed(set) };
  return [
    ...databaseProblems(set),
    ...sessionProblems(set),
    ...cleaningProblems(set),
    ...cleengProblems(set),
    ...bigcommerceProblems(set, context),
    ...kustomerProblems(set, context),
    ...ssoProblems(set, context),
    ...addressProblems(set),
  ];
}

function databaseProblems(set: Variables): string[] {
  return set.DATABASE_URL
    ? []
    : [
        'DATABASE_URL is missing: `npm start` and `npm run dev` provide an embedded one, the server itself does not.',
      ];
}

function sessionProblems(set: Variables): string[] {
  if (!set.SESSION_KEYS) {
    return [`SESSION_KEYS is missing: create a key with ${makeKey}.`];
  }
  const problems = set.SESSION_KEYS.filter((key) => Buffer.from(key, 'base64url').length < 32).map(
    (_, index) =>
      `SESSION_KEYS contains a key of less than 32 bytes (number ${index + 1} of those): create one with ${makeKey}.`,
  );
  if (set.SESSION_IDLE_DAYS > set.SESSION_ABSOLUTE_DAYS) {
    problems.push('SESSION_IDLE_DAYS is more than SESSION_ABSOLUTE_DAYS.');
  }
  return problems;
}
const makeKey = '`node -p "crypto.randomBytes(32).toString(\'base64url\')"`';

function cleaningProblems(set: Variables): string[] {
  return set.VERCEL && !set.CRON_SECRET
    ? ['CRON_SECRET is missing: on Vercel only its cron deletes old rows.']
    : [];
}

function addressProblems(set: Variables): string[] {
  const address = new URL(appUrl(set));
  if (isLoopback(address.href)) return [];
  const problems: string[] = [];
  if (address.protocol !== 'https:') {
    problems.push(
      `APP_URL is ${address.origin}: a public address must be https, or session cookies are sent unencrypted.`,
    );
  }
  if (!set.VISITOR_ADDRESS) {
    problems.push(
      'VISITOR_ADDRESS is missing: behind one proxy it is forwarded:1, on Fly header:fly-client-ip, on Vercel header:x-vercel-forwarded-for, behind Cloudflare header:cf-connecting-ip (docs/deploy.md).',
    );
  }
  if (isCleengNamed(set)) return problems;
  if (set.DEMO !== 'true') {
    problems.push(
      `APP_URL is public (${address.origin}), but no vendor is configured: set CLEENG_API_URL, CLEENG_JWKS_URL and CLEENG_PUBLISHER_ID, or DEMO=true for a public demo on the sandbox.`,
    );
  } else {
    if (!set.SANDBOX_ADMIN_TOKEN)
      problems.push('SANDBOX_ADMIN_TOKEN is missing: a public demo needs it.');
    if (!set.SANDBOX_URL)
      problems.push("SANDBOX_URL is missing: the sandbox's address for browsers.");
  }
  return problems;
}

function group(set: Variables) {
  const sandboxInternalUrl = set.SANDBOX_INTERNAL_URL ?? `http://127.0.0.1:${set.SANDBOX_PORT}`;
  const url = new URL(appUrl(set));
  const sandbox = isCleengNamed(set) ? null : { url: set.SANDBOX_URL ?? sandboxInternalUrl };
  return {
    app: {
      origin: url.origin,
      isSecure: url.protocol === 'https:',
      isOnThisMachine: isLoopback(url.href),
      isDemo: set.DEMO === 'true',
      isDevelopment: set.NODE_ENV === 'development',
      port: set.PORT,
      /** Null: unknown. */
      visitorAddress: set.VISITOR_ADDRESS ?? null,
    },
    database: {
      url: set.DATABASE_URL ?? '',
      /** For migrations: the same database without a pooler. */
      directUrl: set.DIRECT_DATABASE_URL ?? set.DATABASE_URL ?? '',
      isMigratedAtStart: set.MIGRATE_AT_START === 'true',
      poolMax: set.DATABASE_POOL_MAX,
    },
    session: {
      /** The first encrypts, all decrypt; each at least 32 bytes. */
      keys: set.SESSION_KEYS ?? [],
      idleSeconds: set.SESSION_IDLE_DAYS * day,
      absoluteSeconds: set.SESSION_ABSOLUTE_DAYS * day,
    },
    cleaning: {
      /** Vercel's processes end too early for a timer. */
      isOnTimer: !set.VERCEL,
      /** For GET /api/cron/clean; null: the route is off. */
      cronSecret: set.CRON_SECRET ?? null,
    },
    /** Null with real vendors. */
    sandbox,
    cleeng: cleengOf(set, sandboxInternalUrl, sandbox?.url),
    bigcommerce: bigcommerceOf(set, sandbox && { innerUrl: sandboxInternalUrl, url: sandbox.url }),
    kustomer: kustomerOf(set, sandbox?.url),
    /** False where a provider is the only way in. */
    takesPasswords: set.SSO_ONLY !== 'true',
    sso: ssoOf(set, sandbox && { innerUrl: sandboxInternalUrl, url: sandbox.url }),
  };
}

function appUrl(set: Variables): string {
  return set.APP_URL ?? `http://localhost:${set.PORT}`;
}

function orThrow(read: ReturnType<typeof readEnvironment>): Environment {
  if (!read.environment)
    throw new Error(`The environment is not complete.\n${read.problems.join('\n')}`);
  return read.environment;
}

function splitList(list: string): string[] {
  return list
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}
