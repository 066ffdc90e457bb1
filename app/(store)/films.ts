import 'server-only';
import type { Film } from '@/components/brand/poster';
import { getTranslations } from '@/lib/i18n/translations';

export async function films(): Promise<[Film, ...Film[]]> {
  const t = await getTranslations('home');
  const film = (artwork: Film['artwork']) => ({
    artwork,
    title: t(`films.${artwork}.title`),
    note: t(`films.${artwork}.note`),
  });
  return [film('tide'), film('fox'), film('bus'), film('orange'), film('weather'), film('lamps')];
}
