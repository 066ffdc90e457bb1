// What is allowed and yet may be meant otherwise: our address, who stands in front of us, our keys, and who plays the vendors.
import { env } from '@/lib/env';
import { type Finding, failure, fine, warning } from './finding';
import { playedVendors } from './played';

export function checkSettings(): Finding[] {
  return [ownAddress(), proxies(), sessionKeys(), demo(), ...sandboxAddress()];
}

function ownAddress(): Finding {
  const { origin, isSecure, isOnThisMachine } = env().app;
  const asked = 'our address (APP_URL)';
  if (!isOnThisMachine) return fine(asked, `${origin}: session cookies are Secure`);
  return fine(asked, `${origin}: this machine alone${isSecure ? '' : ', so cookies are not Secure'}`);
}

function proxies(): Finding {
  const asked = 'proxies (TRUSTED_PROXIES)';
  const count = Number(process.env.TRUSTED_PROXIES) || 0;
  const { isOnThisMachine } = env().app;
  if (isOnThisMachine && count > 0)
    return warning(
      asked,
      `${count}, though our address is this machine's`,
      'Unset it unless a proxy is in front: otherwise visitors choose their own address.',
    );
  if (!isOnThisMachine && count === 0)
    return warning(
      asked,
      'none, though our address is public',
      'Set it to the number of proxies that are yours, or every visitor has the address of the last one.',
    );
  return fine(asked, count === 0 ? 'none in front of us' : `${count} in front of us`);
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
  const setting = ['SANDBOX_URL', 'SANDBOX_INTERNAL_URL'].find((name) => process.env[name]) ?? 'SANDBOX_PORT';
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
