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

it('speaks the language of the page that failed', () => {
  document.documentElement.lang = 'de';
  expect(draw()).toContain('<html lang="de"');
  expect(draw()).toContain(texts.de.sentence);
});

it('speaks the first of our languages that the browser asks for', () => {
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'pl-PL', 'en'] });
  expect(draw()).toContain(texts.pl.sentence);
});

it('speaks English to other browsers', () => {
  vi.stubGlobal('navigator', { languages: ['fr'] });
  expect(draw()).toContain(texts.en.sentence);
});

it('has the same sentences in every language', () => {
  for (const language of Object.values(texts))
    expect(Object.keys(language)).toEqual(Object.keys(texts.en));
});
