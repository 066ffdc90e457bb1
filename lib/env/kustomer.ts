// Kustomer's part of the environment: the organisation whose chat customers get, and the secret that says who they are there.
// The surprise: the key is public by design and stands in every customer's page; the secret must never be anywhere but here.
import 'server-only';
import { z } from 'zod';
import { contactUrl, originUrl, vendorUrl } from './addresses';
import { chatRole, claimsOfKey, opensMoreThanChat } from './kustomer-key';

const widgetUrl = 'https://cdn.kustomerapp.com/chat-web/widget.js';
const shortestSecretBytes = 32; // What HS256 asks of a key.

/** What the sandbox's chat goes by. Its secret is this unless the variable of that name says otherwise. */
const sandboxChat = {
  apiKey: 'sandbox-kustomer-key',
  chatSecret: 'sandbox-kustomer-secret-32-bytes-long!',
  contactUrl: 'mailto:hello@foyer.example',
};

export const kustomerVariables = {
  KUSTOMER_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'holds a blank or a character that no key has')
    .refine(
      (key) => !opensMoreThanChat(key),
      `may do more than chat, and every customer could read it: revoke it, and make one whose only role is ${chatRole}`,
    )
    .optional(),
  KUSTOMER_CHAT_SECRET: z
    .string()
    .refine(
      (secret) => Buffer.byteLength(secret) >= shortestSecretBytes,
      'is shorter than 32 bytes',
    )
    .refine(
      (secret) => !claimsOfKey(secret),
      'is an API key: it has to be the secret of the chat settings',
    )
    .optional(),
  KUSTOMER_WIDGET_URL: vendorUrl.optional(),
  KUSTOMER_API_URL: originUrl.pipe(vendorUrl).optional(),
  KUSTOMER_BRAND_ID: z.string().optional(),
  KUSTOMER_GUEST_CHAT: z
    .enum(['drop', 'adopt'], { error: 'is neither drop nor adopt' })
    .default('drop'),
  KUSTOMER_POLICY: z
    .enum(['enforce', 'report'], { error: 'is neither enforce nor report' })
    .default('enforce'),
  CONTACT_URL: contactUrl.optional(),
};

type KustomerVariables = z.infer<z.ZodObject<typeof kustomerVariables>>;

const addresses = ['KUSTOMER_WIDGET_URL', 'KUSTOMER_API_URL'] as const;

/** The secret alone does not name an organisation: the sandbox's may be set, too. */
function isKustomerNamed(set: KustomerVariables): boolean {
  return Boolean(set.KUSTOMER_API_KEY);
}

export function kustomerProblems(
  set: KustomerVariables & { DEMO: string },
  { isPublic, isSandbox }: { isPublic: boolean; isSandbox: boolean },
): string[] {
  if (isKustomerNamed(set)) return problemsOfOrganisation(set);
  const useless = isSandbox ? addresses : ([...addresses, 'KUSTOMER_CHAT_SECRET'] as const);
  const problems = useless
    .filter((name) => set[name])
    .map((name) => `${name} is set, but KUSTOMER_API_KEY is not: set that, too.`);
  if (isSandbox && isPublic && set.DEMO === 'true') problems.push(...problemsOfDemo(set));
  return problems;
}

function problemsOfOrganisation(set: KustomerVariables & { DEMO: string }): string[] {
  const problems: string[] = [];
  if (!set.KUSTOMER_CHAT_SECRET) {
    problems.push(
      'KUSTOMER_CHAT_SECRET is missing: without it nobody can be told who is chatting.',
    );
  }
  if (set.KUSTOMER_CHAT_SECRET === set.KUSTOMER_API_KEY) {
    problems.push(
      'KUSTOMER_CHAT_SECRET is the same as KUSTOMER_API_KEY, which every customer can read.',
    );
  }
  if (set.DEMO === 'true')
    problems.push('DEMO is for the sandbox: unset it, or the KUSTOMER_ variables.');
  return problems;
}

/** Whoever reads this file could chat as any customer of that demo. */
function problemsOfDemo({ KUSTOMER_CHAT_SECRET: secret }: KustomerVariables): string[] {
  return secret && secret !== sandboxChat.chatSecret
    ? []
    : [
        'KUSTOMER_CHAT_SECRET is missing: a public demo needs one of its own, which `npm start` makes.',
      ];
}

/** Null where there is no chat. `sandboxUrl`: the sandbox's address as browsers see it; undefined beside a real Cleeng. */
export function kustomerOf(set: KustomerVariables, sandboxUrl?: string) {
  const isNamed = isKustomerNamed(set);
  if (!isNamed && !sandboxUrl) return null;
  const ours = {
    brandId: set.KUSTOMER_BRAND_ID ?? null,
    /** What a guest wrote elsewhere on this origin becomes the customer's own, or is dropped. */
    adoptsGuestChat: set.KUSTOMER_GUEST_CHAT === 'adopt',
    /** The policy lets the chat do more, and only reports what it will forbid. */
    onlyReportsPolicy: set.KUSTOMER_POLICY === 'report',
  };
  return isNamed
    ? { ...organisation(set), ...ours, contactUrl: set.CONTACT_URL ?? null }
    : { ...sandboxed(set, sandboxUrl ?? ''), ...ours };
}

function organisation(set: KustomerVariables) {
  return {
    /** Names the organisation; public. */
    apiKey: set.KUSTOMER_API_KEY ?? '',
    /** Signs who somebody is. */
    chatSecret: set.KUSTOMER_CHAT_SECRET ?? '',
    widgetUrl: set.KUSTOMER_WIDGET_URL ?? widgetUrl,
    /** Whom the script asks from the browser: Kustomer, and PubNub for what comes by itself. */
    hosts: [
      set.KUSTOMER_API_URL ?? 'https://*.kustomerapp.com',
      'https://*.pndsn.com',
      'https://*.pubnubapi.com',
    ],
  };
}

function sandboxed(set: KustomerVariables, sandboxUrl: string) {
  return {
    apiKey: sandboxChat.apiKey,
    chatSecret: set.KUSTOMER_CHAT_SECRET ?? sandboxChat.chatSecret,
    widgetUrl: `${sandboxUrl}/kustomer/chat-web/widget.js`,
    hosts: [],
    contactUrl: set.CONTACT_URL ?? sandboxChat.contactUrl,
  };
}
