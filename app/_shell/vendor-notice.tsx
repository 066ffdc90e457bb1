import { ButtonLink } from '@/components/layout/button-link';
import { Notice } from '@/components/layout/notice';
import { getTranslations } from '@/lib/i18n/translations';

type VendorNoticeProps = { here: string; title?: string; sentence: string };

/** For a page that lacks data of a vendor or of our own database. */
export async function VendorNotice({ here, title, sentence }: VendorNoticeProps) {
  const t = await getTranslations('problem');
  return (
    <Notice tone="warning" title={title ?? t('vendorTitle')}>
      <p>{sentence}</p>
      <p className="mt-3">
        <ButtonLink href={here} look="secondary" loadsDocument>
          {t('retry')}
        </ButtonLink>
      </p>
    </Notice>
  );
}
