import { getTranslations } from '@/lib/i18n/translations';

export async function DemoRibbon() {
  const t = await getTranslations('brand');
  return (
    <aside className="bg-bulb text-night">
      <p className="page-width py-2 text-center text-small font-medium">{t('demo')}</p>
    </aside>
  );
}
