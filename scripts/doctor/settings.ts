// What is allowed and yet may be meant otherwise: our address, who stands in front of us, our keys, and who plays the vendors.
import { env } from '@/lib/env/env';
import { type Finding, failure, fine, warning } from './finding';
import { playedVendors } from './played';

export function checkSettings(): Finding[] {
  return [ownAddress(), visitorAddress(), sessionKeys(), demo(), ...sandboxAddress()];
}

function ownAddress(): Finding {
  const { origin, isSecure, isOnThisMachine } = env().app;
  const asked = 'our address (APP_URL)';
  if (!isOnThisMachine) return fine(asked, `${origin}: session cookies are Secure`);
  return fine(
    asked,
    `${origin}: this machine alone${isSecure ? '' : ', so cookies are not Secure'}`,
  );
}

function visitorAddress(): Finding {
  const asked = "the visitor's address (VISITOR_ADDRESS)";
  const { isOnThisMachine, visitorAddress: rule } = env().app;
  const advice =
    'To see what it resolves to, sign in from a network you know: /account/sessions shows the first part of the address.';
  if (!rule) return fine(asked, 'is not told: limits count by account alone');
  const answer = {
    socket: "the connection's own",
    forwarded: `entry ${'position' in rule ? rule.position : 0} from the right of X-Forwarded-For`,
    header: `the header ${'name' in rule ? rule.name : ''}`,
  }[rule.from];
  if (isOnThisMachine && rule.from !== 'socket')
    return warning(
      asked,
      `${answer}, though our address is this machine's`,
      'Set it to socket unless a proxy is in front: otherwise visitors choose their own address.',
    );
  if (!isOnThisMachine && rule.from === 'socket')
    return warning(
      asked,
      `${answer}, though our address is public`,
      `Behind a proxy all visitors are one that way: docs/deploy.md has the setting for yours. ${advice}`,
    );
  return fine(asked, answer, advice);
}

function sessionKeys(): Finding {
  const asked = 'session keys (SESSION_KEYS)';
  const { keys } = env().session;
  if (new Set(keys).size < keys.length)
    return warning(asked, `${keys.length}, of which some are the same`, 'Keep one of each.');
  if (keys.length === 1) return fine(asked, '1, which seals and opens');
  return fine(
    asked,
    `${keys.length}: the first seals, all open`,
    'Drop the old ones after SESSION_ABSOLUTE_DAYS.',
  );
}

function demo(): Finding {
  return fine('demo (DEMO)', env().app.isDemo ? 'yes: every page says so' : 'no');
}

function sandboxAddress(): Finding[] {
  const { sandbox } = env();
  if (!sandbox) return [];
  const setting =
    ['SANDBOX_URL', 'SANDBOX_INTERNAL_URL'].find((name) => process.env[name]) ?? 'SANDBOX_PORT';
  const asked = `sandbox (${setting})`;
  const { origin, port } = new URL(sandbox.url);
  if (port !== '0') return [fine(asked, `${origin} plays ${playedVendors().join(', ')}`)];
  return [
    failure(
      asked,
      'port 0: whichever was free',
      'Set SANDBOX_INTERNAL_URL to the address that was printed at its start.',
    ),
  ];
}
