import { describe, expect, it } from 'vitest';
import { argumentsApart, keysApart, sentencesIn, untranslated, unusedKeys } from './messages';

describe('a language', () => {
  it('must have the keys of English', () => {
    const english = sentencesIn({ login: { title: 'Welcome', lead: 'Sit' } });
    const dutch = sentencesIn({ login: { title: 'Welkom', note: 'Zit' } });
    expect(keysApart('nl', dutch, english)).toEqual([
      'nl has no login.lead.',
      'nl has login.note, which English has not.',
    ]);
    expect(keysApart('nl', english, english)).toEqual([]);
  });

  it.each([
    ['{name}', '{naam}', 'nl is given name at a, and takes naam.'],
    ['{name}', 'Hallo', 'nl is given name at a, and takes nothing.'],
    ['{n, plural, one {# of {all}} other {#}}', '{n}', 'nl is given all and n at a, and takes n.'],
  ])('takes no other arguments: %s is not %s', (english, given, complaint) => {
    expect(argumentsApart('nl', { a: given }, { a: english })).toEqual([complaint]);
  });

  it.each([
    ['{browser} on {system}', '{system}: {browser}'],
    ['{n} left', '{n, plural, one {nog één} few {nog #} other {nog #}}'],
    ['{n, plural, =0 {} other {, # declined}}', '{n, plural, =0 {geen} other {#}}'],
    ['Hello', 'Hallo'],
  ])('may order arguments differently: %s is %s', (english, given) => {
    expect(argumentsApart('nl', { a: given }, { a: english })).toEqual([]);
  });

  it('does not repeat an English sentence, though it may share a word', () => {
    const english = {
      a: 'Your seat is where you left it.',
      b: 'Tablet',
      c: 'Science fiction · 118 min',
    };
    expect(untranslated('nl', english, english)).toEqual(['nl has the English sentence at a.']);
    expect(untranslated('nl', { ...english, a: 'Je stoel' }, english)).toEqual([]);
  });
});

describe('a key', () => {
  const unused = (text: string, key: string, chosenAtRun = {}) =>
    unusedKeys({ 'app/page.tsx': text }, { [key]: 'Hello' }, chosenAtRun);

  it.each([
    ["const t = await getTranslations('login');\nt('title')", 'login.title'],
    ["const t = translationsIn(language, 'login');\nt('title')", 'login.title'],
    ["const t = await getTranslations('login');\nt('a.title', { name })", 'login.a.title'],
    ["const t = await getTranslations('login');\nt(\n  'title',\n)", 'login.title'],
    [
      `const t = await getTranslations('home');\nt(\`films.\${film}.title\`)`,
      'home.films.tide.title',
    ],
    ["(await getTranslations('login'))('title')", 'login.title'],
    ["translationsIn(language, 'login')('title')", 'login.title'],
    ["function lead(t: Translations<'login'>) { return t('title'); }", 'login.title'],
  ])('is used by: %s', (text, key) => {
    expect(unused(text, key)).toEqual([]);
  });

  it.each([
    ['nowhere', '', 'login.title'],
    [
      'with another part',
      "const t = await getTranslations('register');\nt('title')",
      'login.title',
    ],
    [
      'by another',
      "const t = await getTranslations('login');\nconst form = 1;\nform('title')",
      'login.title',
    ],
    ['in a comment', "const t = await getTranslations('login');\n// t('title')", 'login.title'],
    [
      'but by its beginning',
      `const t = await getTranslations('home');\nt(\`films.\${film}.title\`)`,
      'home.films.tide.note',
    ],
    [
      'but by a longer one',
      "const t = await getTranslations('login');\nt('titles')",
      'login.title',
    ],
  ])('is unused by %s', (_, text, key) => {
    expect(unused(text, key)).toEqual([`Nothing uses ${key}.`]);
  });

  it('chosen by a variable must be one of the known ones', () => {
    const chosenAtRun = { 'history.ended': ['expired'] };
    const text = `const t = await getTranslations('history');\nt(\`ended.\${reason}\`)`;
    expect(unused(text, 'history.ended.expired', chosenAtRun)).toEqual([]);
    expect(unused(text, 'history.ended.replaced', chosenAtRun)).toEqual([
      'Nothing uses history.ended.replaced.',
    ]);
  });
});
