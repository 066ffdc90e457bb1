import { readdirSync } from 'node:fs';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import texts from '@/messages/global-error.json';
import sentences from '@/messages/global-error-sentence.json';

vi.mock('@/components/brand/fonts', () => ({ fonts: '' }));

let root: Root;
beforeEach(() => vi.resetModules());
afterEach(() => {
  root.unmount();
  document.documentElement.lang = '';
  vi.unstubAllGlobals();
  vi.doUnmock('./global-error-look.client');
});

async function showsInstead(sentence: string): Promise<void> {
  const { default: GlobalError } = await import('../global-error');
  root = createRoot(document);
  root.render(<GlobalError />);
  await vi.waitFor(() => expect(document.body.textContent).toContain(sentence), 20_000);
}

it('uses the language of the page that failed', async () => {
  document.documentElement.lang = 'de';
  await showsInstead(sentences.de);
  expect(document.documentElement.lang).toBe('de');
});

it('uses the first of our languages that the browser accepts', async () => {
  vi.stubGlobal('navigator', { languages: ['fr-FR', 'pl-PL', 'en'] });
  await showsInstead(sentences.pl);
});

it('uses English for other browsers', async () => {
  vi.stubGlobal('navigator', { languages: ['fr'] });
  await showsInstead(sentences.en);
});

it('leads on in that language where its look does not load either', async () => {
  document.documentElement.lang = 'nl';
  vi.doMock('./global-error-look.client', () => Promise.reject(new Error('offline')));
  await showsInstead(texts.nl.title);
  expect(document.documentElement.lang).toBe('nl');
  const link = document.querySelector('a');
  expect(link?.textContent).toBe(texts.nl.again);
  expect(link?.getAttribute('href')).toBe('');
});

it('has the same sentences in every language of ours', () => {
  expect(Object.keys(texts).sort()).toEqual(ourLanguages());
  expect(Object.keys(sentences).sort()).toEqual(ourLanguages());
  for (const language of Object.values(texts))
    expect(Object.keys(language)).toEqual(Object.keys(texts.en));
});

function ourLanguages(): string[] {
  return readdirSync('messages')
    .filter((name) => /^[a-z]{2}\.json$/.test(name))
    .map((name) => name.replace('.json', ''))
    .sort();
}
