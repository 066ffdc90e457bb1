import 'server-only';
import type { Film } from '@/components/brand/poster';
import { words } from '@/lib/i18n/translations';

/** What is showing. One at least. */
export async function films(): Promise<[Film, ...Film[]]> {
  const say = await words('home');
  const film = (artwork: Film['artwork']) => ({
    artwork,
    title: say(`films.${artwork}.title`),
    note: say(`films.${artwork}.note`),
  });
  return [film('tide'), film('fox'), film('bus'), film('orange'), film('weather'), film('lamps')];
}
