import { ButtonLink } from '@/components/button-link';
import { Notice } from '@/components/notice';
import { words } from '@/lib/words';

/** Stands where a page could not show what a vendor had to give. */
export async function VendorNotice({ here, sentence }: { here: string; sentence?: string }) {
  const say = await words('problem');
  return (
    <Notice tone="warning" title={say('vendorTitle')}>
      <p>{sentence ?? say('vendorSilent')}</p>
      <p className="mt-3">
        <ButtonLink href={here} look="secondary">
          {say('retry')}
        </ButtonLink>
      </p>
    </Notice>
  );
}
