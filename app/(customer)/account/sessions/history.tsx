import { Moment } from '@/app/_shell/date-time';
import type { HistoryLine } from '@/lib/history/history-lines';
import { type Words, words } from '@/lib/i18n/translations';

/** What happened, newest first: when, what, and from where. */
export async function History({ lines }: { lines: HistoryLine[] }) {
  const say = await words('history');
  return (
    <ol className="divide-y divide-line">
      {lines.map((line) => (
        <li key={line.id} className="grid gap-x-8 gap-y-1 py-3 sm:grid-cols-[14rem_1fr]">
          <p className="text-muted">
            <Moment at={line.at} />
          </p>
          <p className="min-w-0">
            <span className="font-medium">{sentenceOf(line, say)}</span>{' '}
            <span className="text-muted">{particularsOf(line, say).join(' · ')}</span>
          </p>
        </li>
      ))}
    </ol>
  );
}

function sentenceOf({ kind, endedBecause }: HistoryLine, say: Words<'history'>): string {
  return kind === 'ended' ? say(`ended.${endedBecause ?? 'unknown'}`) : say(kind);
}

function particularsOf({ answers, addressPrefix, times }: HistoryLine, say: Words<'history'>): string[] {
  return [
    ...(answers ? [say('answers', answers)] : []),
    ...(addressPrefix ? [say('network', { addressPrefix })] : []),
    ...(times > 1 ? [say('times', { times })] : []),
  ];
}
