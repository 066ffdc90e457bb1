// What messages/ holds, held to what stands: every sentence in every language, each of them said somewhere.
// tests/architecture/messages.test.ts shows that each law can be broken.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { refusalStatus } from '@/lib/errors/errors';
import { notices } from '@/lib/forms/notices';
import { languages } from '@/lib/i18n/languages';
import { endReasons, historyKinds } from '@/lib/model';
import {
  argumentsApart,
  argumentsOf,
  keysApart,
  type Sentences,
  sentencesIn,
  untranslated,
  unusedKeys,
} from './architecture/messages';
import { readSourceTree } from './architecture/source-tree';

const root = fileURLToPath(new URL('..', import.meta.url));
const messagesOf = (language: string) =>
  JSON.parse(readFileSync(new URL(`../messages/${language}.json`, import.meta.url), 'utf8'));
const english = sentencesIn(messagesOf('en'));

/** Keys that the code completes with a variable. */
const chosenAtRun: Record<string, readonly string[]> = {
  refusals: Object.keys(refusalStatus),
  // Signing out, or in again, needs no explanation.
  ended: [...endReasons, 'expired', 'storeExpired'].filter(
    (reason) => reason !== 'signed_out' && reason !== 'replaced',
  ),
  history: historyKinds,
  'history.ended': [...endReasons, 'unknown'],
  'home.signedOut': keysAfter('signedOut.', notices['/']),
  'login.passwordChanged': keysAfter('passwordChanged.', notices['/login']),
  'account.saved': keysAfter('saved.', notices['/account']),
};

function keysAfter(part: string, keys: Record<string, string>): string[] {
  return Object.values(keys).map((key) => key.replace(part, ''));
}

describe('the English words', () => {
  it('are all used', async () => {
    const tree = await readSourceTree(root, ['app', 'components', 'lib']);
    expect(unusedKeys(tree, english, chosenAtRun)).toEqual([]);
  });
});

describe.each(languages.map((language) => [language, sentencesIn(messagesOf(language))] as const))(
  'the words of %s',
  (language, sentences: Sentences) => {
    it('have the keys of English', () => {
      expect(keysApart(language, sentences, english)).toEqual([]);
    });

    it('take the arguments of the English ones', () => {
      expect(argumentsApart(language, sentences, english)).toEqual([]);
    });

    it('can be formatted', () => {
      const t = createTranslator({
        locale: language,
        messages: messagesOf(language),
        onError: raise,
      });
      for (const [key, sentence] of Object.entries(sentences)) {
        const values = Object.fromEntries(argumentsOf(sentence).map(valueFor));
        expect(t.markup(key, values), key).not.toMatch(/^\s*$|[{}]/);
      }
    });

    if (language !== 'en') {
      it('are translated', () => {
        expect(untranslated(language, sentences, english)).toEqual([]);
      });
    }
  },
);

/** A tag, `<who>`, is drawn as what it contains. */
function valueFor(name: string) {
  const [, tag] = /^<(.*)>$/.exec(name) ?? [];
  return tag ? [tag, (chunks: string) => chunks] : [name, 2];
}

function raise(error: Error): never {
  throw error;
}
