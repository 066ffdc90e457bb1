import { z } from 'zod';
import { logOut } from '../oidc/back-channel';
import { findPerson, type SentLogout } from '../oidc/world';
import type { Sandbox } from '../sandbox';
import { InvalidInput } from './input';

export const oidcLogoutSchema = z.strictObject({
  sub: z.string().optional(),
  sid: z.string().optional(),
});

/** Ends one session by its `sid`, or all of a person by `sub`. */
export async function oidcLogout(
  sandbox: Sandbox,
  { sub, sid }: z.infer<typeof oidcLogoutSchema>,
): Promise<{ sent: SentLogout[] }> {
  const { oidc } = sandbox.world;
  const sessions = Object.values(oidc.sessions);
  if (sid !== undefined) {
    const session = sessions.find((one) => one.sid === sid);
    if (!session) throw new InvalidInput(`There is no session ${sid}`);
    return { sent: await logOut(sandbox, { sub: session.sub, sid }, [session]) };
  }
  if (sub === undefined || !findPerson(oidc, sub))
    throw new InvalidInput(`sub is one of ${oidc.people.map((person) => person.sub).join(', ')}`);
  const own = sessions.filter((session) => session.sub === sub);
  return { sent: await logOut(sandbox, { sub }, own) };
}
