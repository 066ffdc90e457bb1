import { DateTime } from '@/app/_shell/date-time';
import type { HistoryLine } from '@/lib/history/history-lines';
import { getTranslations, type Translations } from '@/lib/i18n/translations';

export async function History({ lines }: { lines: HistoryLine[] }) {
  const t = await getTranslations('history');
  return (
    <ol className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-x-8 gap-y-1 py-3 sm:grid-cols-[14rem_1fr]">
          <p className="text-muted">
            <DateTime at={line.at} />
          </p>
          <p className="min-w-0">
            <span className="font-medium">{sentenceOf(line, t)}</span>{' '}
            <span className="text-muted">{particularsOf(line, t).join(' · ')}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function sentenceOf({ kind, endedBecause }: HistoryLine, t: Translations<'history'>): string {
  return kind === 'ended' ? t(`ended.${endedBecause ?? 'unknown'}`) : t(kind);
}

function particularsOf(
  { answers, addressPrefix, times }: HistoryLine,
  t: Translations<'history'>,
): string[] {
  return [
    ...(answers ? [t('answers', answers)] : []),
    ...(addressPrefix ? [t('network', { addressPrefix })] : []),
    ...(times > 1 ? [t('times', { times })] : []),
  ];
}
