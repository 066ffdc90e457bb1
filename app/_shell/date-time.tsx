import { dateFormats } from '@/app/_shell/date-formats';

/** `21 Nov 2026, 14:03 UTC`, by locale. */
export async function dateTimeText(at: Date): Promise<string> {
  return (await dateFormats()).dateTime(at, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
}

export async function DateTime({ at, text }: { at: Date; text?: string }) {
  const written = await dateTimeText(at);
  return (
    <time dateTime={at.toISOString()} title={written}>
      {text ?? written}
    </time>
  );
}
