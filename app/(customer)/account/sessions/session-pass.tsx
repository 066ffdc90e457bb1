import type { ReactNode } from 'react';
import { countryName } from '@/lib/countries';
import type { OpenSession } from '@/lib/customer/sessions';
import { dates, language, words } from '@/lib/words';
import { deviceName } from './device-name';
import { EndOneForm } from './ending-forms';
import { Moment, momentText } from './moment';

const say = words('sessions');

/** A session is a ticket; signing it out tears off the stub. */
export function SessionPass({ session, now }: { session: OpenSession; now: Date }) {
  const { id, device, isThis, country, firstSeenAt, lastSeenAt } = session;
  const name = deviceName(device);
  return (
    <article className="pass">
      <div className="p-4 sm:p-6">
        <h2 className="text-heading">{name}</h2>
        <dl className="mt-4 flex flex-wrap gap-x-10 gap-y-3">
          {device.kind && <Fact term={say('kindLabel')}>{say(`kind.${device.kind}`)}</Fact>}
          {country && <Fact term={say('country')}>{countryName(country, language) ?? country}</Fact>}
          <Fact term={say('firstSeen')}>
            <Moment at={firstSeenAt} />
          </Fact>
          <Fact term={say('lastSeen')}>
            {isThis ? say('now') : <Moment at={lastSeenAt} text={lastSeen(lastSeenAt, now)} />}
          </Fact>
        </dl>
      </div>
      <div className={isThis ? 'pass-stub pass-stub-here' : 'pass-stub'}>
        {isThis ? (
          <p className="font-sign text-caption uppercase">{say('this')}</p>
        ) : (
          <EndOneForm
            sessionId={id}
            labels={{
              summary: words('form')('summary'),
              submit: say('endOne'),
              which: say('endOneOf', { device: name, firstSeen: momentText(firstSeenAt) }),
              submitting: say('ending'),
            }}
          />
        )}
      </div>
    </article>
  );
}

/** A visit is noted at most once a minute: within two, the row cannot tell a browser that is in use from one that was. */
function lastSeen(at: Date, now: Date): string {
  return now.getTime() - at.getTime() < 2 * 60_000 ? say('lately') : dates.relativeTime(at, now);
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-small text-muted">{term}</dt>
      <dd className="font-medium">{children}</dd>
    </div>
  );
}
