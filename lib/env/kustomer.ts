// KUSTOMER_API_KEY is public: it is in every customer's page. KUSTOMER_CHAT_SECRET signs who is chatting.
import 'server-only';
import { z } from 'zod';
import { contactUrl, originUrl, vendorUrl } from './addresses';
import { allowsMoreThanChat, chatRole, claimsOfKey } from './kustomer-key';

const widgetUrl = 'https://cdn.kustomerapp.com/chat-web/widget.js';
const shortestSecretBytes = 32; // Required by HS256.

const sandboxChat = {
  apiKey: 'sandbox-kustomer-key',
  chatSecret: 'sandbox-kustomer-secret-32-bytes-long!',
  contactUrl: 'mailto:hello@foyer.example',
};

export const kustomerVariables = {
  KUSTOMER_API_KEY: z
    .string()
    .regex(/^[\x21-\x7e]+$/, 'contains a blank or a character that no key has')
    .refine(
      (key) => !allowsMoreThanChat(key),
      `allows more than chat, and every customer could read it: revoke it, and create one whose only role is ${chatRole}`,
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

/** A secret alone may be that of the sandbox's chat. */
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
    problems.push('KUSTOMER_CHAT_SECRET is missing: it signs who is chatting.');
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

/** The secret above is public. */
function problemsOfDemo({ KUSTOMER_CHAT_SECRET: secret }: KustomerVariables): string[] {
  return secret && secret !== sandboxChat.chatSecret
    ? []
    : ['KUSTOMER_CHAT_SECRET is missing: a public demo needs its own, which `npm start` makes.'];
}

/** Null without a chat. `sandboxUrl`: the sandbox's address for browsers; undefined beside a real Cleeng. */
export function kustomerOf(set: KustomerVariables, sandboxUrl?: string) {
  const isNamed = isKustomerNamed(set);
  if (!isNamed && !sandboxUrl) return null;
  const ours = {
    brandId: set.KUSTOMER_BRAND_ID ?? null,
    /** A guest's conversation on this origin becomes the customer's; otherwise it is dropped. */
    adoptsGuestChat: set.KUSTOMER_GUEST_CHAT === 'adopt',
    /** The content security policy reports violations instead of blocking them. */
    onlyReportsPolicy: set.KUSTOMER_POLICY === 'report',
  };
  return isNamed
    ? { ...organisation(set), ...ours, contactUrl: set.CONTACT_URL ?? null }
    : { ...sandboxed(set, sandboxUrl ?? ''), ...ours };
}

function organisation(set: KustomerVariables) {
  return {
    apiKey: set.KUSTOMER_API_KEY ?? '',
    chatSecret: set.KUSTOMER_CHAT_SECRET ?? '',
    widgetUrl: set.KUSTOMER_WIDGET_URL ?? widgetUrl,
    /** The script sends requests to Kustomer, and to PubNub for new messages. */
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
