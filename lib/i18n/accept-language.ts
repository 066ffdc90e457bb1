import 'server-only';

/** Browsers send fewer. `Intl` takes long to look at thousands. */
const mostRanges = 20;

/** Tags of a header like `nl-BE,nl;q=0.9,en;q=0.5` (RFC 9110, 12.5.4), in lower case, the preferred first. Without those of weight 0. */
export function preferredTags(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',', mostRanges)
    .map(parseRange)
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

function parseRange(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality
    ? Number(/^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(quality)?.[1] ?? 0)
    : 1;
  return { tag, weight };
}
