import type { ReactNode } from 'react';
import { ButtonLink } from '@/components/layout/button-link';
import { WayIn } from '@/components/navigation/way-in.client';

type SessionCornerProps = {
  session: { state: 'guest' } | { state: 'signed-in'; name: string } | { state: 'unavailable' };
  labels: { login: string; register: string; account: string; unavailable: string };
  addresses: { login: string; register: string; account: string };
  /** Offers on sale: signing in leads back to the chosen one. */
  offers: string[];
  signOut: ReactNode;
};

export function SessionCorner({ session, labels, addresses, offers, signOut }: SessionCornerProps) {
  if (session.state === 'unavailable')
    return <p className="text-small text-muted">{labels.unavailable}</p>;
  if (session.state === 'signed-in') {
    return (
      <>
        <ButtonLink href={addresses.account} look="plain">
          {session.name && <span className="sr-only">{labels.account}: </span>}
          <span className="max-w-32 truncate underline decoration-edge underline-offset-[0.3em] sm:max-w-56">
            {session.name || labels.account}
          </span>
        </ButtonLink>
        {signOut}
      </>
    );
  }
  return (
    <>
      <WayIn path={addresses.login} offers={offers} look="plain">
        {labels.login}
      </WayIn>
      <WayIn path={addresses.register} offers={offers} look="secondary">
        {labels.register}
      </WayIn>
    </>
  );
}
