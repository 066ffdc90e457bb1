import { readdirSync } from 'node:fs';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import texts from '@/messages/global-error.json';
import GlobalError from './global-error';

vi.mock('@/components/brand/fonts', () => ({ fonts: '' }));
afterEach(() => {
  document.documentElement.lang = '';
  vi.unstubAllGlobals();
});

const draw = () => renderToStaticMarkup(<GlobalError retry={() => {}} />);

it('uses the language of the page that failed', () => {
  document.documentElement.lang = 'de';
  expect(draw()).toContain('<html lang="de"');
  expect(draw()).toContain(texts.de.sentence);
});

it('uses the first of our languages that the browser accepts', () => {
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'pl-PL', 'en'] });
  expect(draw()).toContain(texts.pl.sentence);
});

it('uses English for other browsers', () => {
  vi.stubGlobal('navigator', { languages: ['fr'] });
  expect(draw()).toContain(texts.en.sentence);
});

it('has the same sentences in every language of ours', () => {
  expect(Object.keys(texts).sort()).toEqual(ourLanguages());
  for (const language of Object.values(texts))
    expect(Object.keys(language)).toEqual(Object.keys(texts.en));
});

function ourLanguages(): string[] {
  return readdirSync('messages')
    .filter((name) => /^[a-z]{2}\.json$/.test(name))
    .map((name) => name.replace('.json', ''))
    .sort();
}
