import { Notice } from '@/components/notice';
import type { Guest } from '@/lib/model';
import { words } from '@/lib/words';

/** Why somebody who was signed in is asked to sign in again. What they have just done themselves needs no words. */
export async function EndedNotice({ guest: { endedBecause: because, ended } }: { guest: Guest }) {
  if (!because || because === 'signed_out' || because === 'replaced') return null;
  const say = await words('ended');
  const isStores = because === 'expired' && ended?.openedBy === 'store';
  return (
    <div className="mb-6">
      <Notice>{say(isStores ? 'storeExpired' : because)}</Notice>
    </div>
  );
}
