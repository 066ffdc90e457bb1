// What a browser asks to be answered in: `nl-BE,nl;q=0.9,en;q=0.5` (RFC 9110, 12.5.4).
import 'server-only';

/** Its tags in small letters, the most welcome first, of equally welcome ones as they stand. Weight nought says "not this one". */
export function wishedTags(acceptLanguage: string): string[] {
  return acceptLanguage
    .split(',')
    .map(wishOf)
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}

function wishOf(range: string): { tag: string; weight: number } {
  const [tag = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
  const quality = parameters.find((parameter) => parameter.startsWith('q='));
  const weight = quality
    ? Number(/^q=(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.exec(quality)?.[1] ?? 0)
    : 1;
  return { tag, weight };
}
