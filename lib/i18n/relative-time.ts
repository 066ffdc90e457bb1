// When to try again, as people say it: `in 4 minutes`. Both sides say it, the browser on the page of Cleeng's widget.
// The surprise: it is rounded up. Whoever comes back then does not come too early.

export function fromNow(language: string, seconds: number): string {
  const say = new Intl.RelativeTimeFormat(language);
  return seconds <= 60
    ? say.format(Math.ceil(seconds), 'second')
    : say.format(Math.ceil(seconds / 60), 'minute');
}
