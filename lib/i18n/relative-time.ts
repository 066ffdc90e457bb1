/** `in 4 minutes`, rounded up: a visitor who returns then is not too early. */
export function relativeTime(language: string, seconds: number): string {
  const format = new Intl.RelativeTimeFormat(language);
  return seconds <= 60
    ? format.format(Math.ceil(seconds), 'second')
    : format.format(Math.ceil(seconds / 60), 'minute');
}
