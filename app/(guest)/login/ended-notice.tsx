import { Notice } from '@/components/notice';
import type { Guest } from '@/lib/model';
import { words } from '@/lib/words';

/** Why somebody who was signed in is asked to sign in again. What they have just done themselves needs no words. */
export async function EndedNotice({ because }: { because: Guest['endedBecause'] }) {
  if (!because || because === 'signed_out' || because === 'replaced') return null;
  const say = await words('ended');
  return (
    <div className="mb-6">
      <Notice>{say(because)}</Notice>
    </div>
  );
}
