import { dates } from '@/lib/words';

/** `Nov 21, 2026, 14:03 UTC` */
export function momentText(at: Date): string {
  return dates.dateTime(at, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

export function Moment({ at, text = momentText(at) }: { at: Date; text?: string }) {
  return (
    <time dateTime={at.toISOString()} title={momentText(at)}>
      {text}
    </time>
  );
}
