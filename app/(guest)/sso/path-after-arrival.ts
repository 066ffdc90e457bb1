import 'server-only';
import { arrive } from '@/lib/customer/sso';
import { paths, withReturnTo } from '@/lib/paths';
import { rememberSession } from '@/lib/session/cookie';
import { forgetPerson, rememberPerson, type SsoPerson } from '@/lib/sso/person-cookie';
import { currentVisitor } from '@/lib/visitor/visitor';

/** Sets cookies. The provider's code is spent by now: after a failure the person can go on without the provider. */
export async function pathAfterArrival(person: SsoPerson): Promise<string> {
  const { returnTo } = person;
  const arrival = await arrive(person, await currentVisitor()).catch(async (error) => {
    await rememberPerson(person);
    throw error;
  });
  if (arrival.state !== 'opened') {
    await rememberPerson(person);
    return arrival.state === 'join' ? paths.ssoJoin : paths.ssoLink;
  }
  await rememberSession(arrival.sessionToken);
  await forgetPerson();
  return arrival.firstStep ? withReturnTo(arrival.firstStep, returnTo) : returnTo;
}
