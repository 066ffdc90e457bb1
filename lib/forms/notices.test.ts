import { describe, expect, it } from 'vitest';
import { noticeOn, withNotice } from './notices';

describe('withNotice', () => {
  it('names the sentence in the address of a page that has it', () => {
    expect(withNotice('/account', 'name_saved')).toBe('/account?notice=name_saved');
  });

  it.each(['/', '/login', '/offers?a=1', '/account/profile', 'toString'])(
    'leaves %s as it is',
    (path) => {
      expect(withNotice(path, 'name_saved')).toBe(path);
    },
  );
});

describe('noticeOn', () => {
  it('is the key of the sentence', () => {
    expect(noticeOn('/', 'signed_out_here')).toBe('signedOut.here');
    expect(noticeOn('/login', 'password_changed_later')).toBe('passwordChanged.later');
  });

  it.each(['Name_saved', '', 'toString', 'signed_out_here', ['name_saved'], undefined, null])(
    'is nothing else: %j',
    (given) => {
      expect(noticeOn('/account', given)).toBeUndefined();
    },
  );
});
