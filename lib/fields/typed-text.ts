import 'server-only';

/** Show nothing: zero-width spaces, direction marks of an address book, Hangul fillers. */
const invisible = /[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu;
const hasControls = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;
/** U+2800 is the empty Braille pattern. */
const hasVisibleCharacter = /[^\p{Z}\p{Cc}\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\u2800]/u;

/** For values in which an invisible character never has a meaning, unlike a joiner in a name. */
export function withoutInvisible(typed: string): string {
  return typed.replace(invisible, '').trim();
}

/** False for text that would break its line, turn its direction around, or show nothing at all. */
export function isReadable(text: string): boolean {
  return !hasControls.test(text) && (text === '' || hasVisibleCharacter.test(text));
}
