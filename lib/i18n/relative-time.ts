/** `in 4 minutes`, rounded up: a visitor who returns then is not too early. */
export function relativeTime(language: string, seconds: number): string {
  const format = formats.get(language) ?? new Intl.RelativeTimeFormat(language);
  formats.set(language, format);
  return seconds <= 60
    ? format.format(Math.ceil(seconds), 'second')
    : format.format(Math.ceil(seconds / 60), 'minute');
}

/** One takes milliseconds to make. */
const formats = new Map<string, Intl.RelativeTimeFormat>();
