import { ButtonLink } from '@/components/button-link';
import { Notice } from '@/components/notice';
import { words } from '@/lib/words';

type VendorNoticeProps = { here: string; title?: string; sentence: string };

/** Stands where a page could not show what a vendor, or our own database, had to give. */
export async function VendorNotice({ here, title, sentence }: VendorNoticeProps) {
  const say = await words('problem');
  return (
    <Notice tone="warning" title={title ?? say('vendorTitle')}>
      <p>{sentence}</p>
      <p className="mt-3">
        <ButtonLink href={here} look="secondary">
          {say('retry')}
        </ButtonLink>
      </p>
    </Notice>
  );
}
