// The rules of messages/, each a function to sentences: one for every key that breaks it.

import { withoutComments } from './imports';
import type { SourceTree } from './source-tree';

/** By key: `login.title`. */
export type Sentences = Record<string, string>;
type Messages = { [key: string]: string | Messages };

export function sentencesIn(messages: Messages, prefix = ''): Sentences {
  const parts = Object.entries(messages).map(([key, value]) =>
    typeof value === 'string' ? { [prefix + key]: value } : sentencesIn(value, `${prefix}${key}.`),
  );
  return Object.assign({}, ...parts);
}

export function keysApart(language: string, given: Sentences, english: Sentences): string[] {
  return [
    ...keysOutside(english, given).map((key) => `${language} has no ${key}.`),
    ...keysOutside(given, english).map((key) => `${language} has ${key}, which English has not.`),
  ];
}

export function argumentsApart(language: string, given: Sentences, english: Sentences): string[] {
  return Object.entries(given).flatMap(([key, sentence]) => {
    const [given, expected] = [sentence, english[key] ?? ''].map(
      (text) => argumentsOf(text).join(' and ') || 'nothing',
    );
    return given === expected
      ? []
      : [`${language} is given ${expected} at ${key}, and takes ${given}.`];
  });
}

/** Up to three words may be the same in both languages. */
export function untranslated(language: string, given: Sentences, english: Sentences): string[] {
  return Object.entries(given)
    .filter(
      ([key, sentence]) =>
        sentence === english[key] && (sentence.match(/\p{L}+/gu) ?? []).length > 3,
    )
    .map(([key]) => `${language} has the English sentence at ${key}.`);
}

/** `chosenAtRun`: of a part that the code names by a variable, all that the variable can be. */
export function unusedKeys(
  tree: SourceTree,
  english: Sentences,
  chosenAtRun: Record<string, readonly string[]>,
): string[] {
  const used = new Set(Object.values(tree).flatMap((text) => usedIn(withoutComments(text))));
  const patterns = [...used].map(patternOf);
  return Object.keys(english)
    .filter((key) => {
      const part = key.slice(0, key.lastIndexOf('.'));
      const isChosen =
        chosenAtRun[part]?.includes(key.slice(part.length + 1)) ??
        patterns.some((pattern) => pattern.test(key));
      return !isChosen && !used.has(key);
    })
    .map((key) => `Nothing uses ${key}.`);
}

/** The keys in a file: by `const t = await getTranslations('part')`, by `t: Translations<'part'>`, at once, or by `pageTitle('part')`. */
function usedIn(text: string): string[] {
  const translators = [
    ...text.matchAll(
      /\bconst (\w+) = (?:await )?(?:getTranslations|translationsIn)\((?:[^'()]*,\s*)?'([\w.]+)'\)/g,
    ),
    ...text.matchAll(/\b(\w+): Translations<'([\w.]+)'>/g),
  ];
  const byName = translators.flatMap(([, name, part]) => {
    const calls = new RegExp(`\\b${name}(?:\\.rich)?\\(\\s*(['"\`])(.+?)\\1`, 'g');
    return [...text.matchAll(calls)].map(([, , key]) => `${part}.${key}`);
  });
  const atOnce = text.matchAll(
    /\b(?:getTranslations|translationsIn)\((?:[^'()]*,\s*)?'([\w.]+)'\)\)?\(\s*(['"`])(.+?)\2/g,
  );
  const titles = text.matchAll(/\bpageTitle\('(\w+)'\)/g);
  return [
    ...byName,
    ...[...atOnce].map(([, part, , key]) => `${part}.${key}`),
    ...[...titles].map(([, part]) => `${part}.title`),
  ];
}

/** `films.${artwork}.title` may be any film's. */
function patternOf(key: string): RegExp {
  const pieces = key
    .split(/\$\{[^}]*\}/)
    .map((piece) => piece.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${pieces.join('[^.]+')}$`);
}

/** What a sentence takes: `{name}`, and `{count, plural, one {…} other {…}}`. Every second brace opens words again. */
export function argumentsOf(sentence: string): string[] {
  const names = new Set<string>();
  let depth = 0;
  let before = '';
  for (const [piece] of sentence.matchAll(/[{}]|[^{}]+/g)) {
    if (before === '{' && depth % 2 === 1) names.add(piece.replace(/,.*/s, '').trim());
    if (piece === '{') depth += 1;
    if (piece === '}') depth -= 1;
    before = piece;
  }
  for (const [tag] of sentence.matchAll(/<\w+>/g)) names.add(tag);
  return [...names].sort();
}

function keysOutside(one: Sentences, other: Sentences): string[] {
  return Object.keys(one).filter((key) => !(key in other));
}
