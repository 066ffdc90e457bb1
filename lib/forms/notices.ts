import 'server-only';
import { paths } from '@/lib/paths';

/** By page: the code in `?notice=` and the message key. An address can choose a sentence, but not bring one. */
export const notices = {
  [paths.home]: {
    signed_out_everywhere: 'signedOut.everywhere',
    signed_out_here: 'signedOut.here',
    signed_out_unasked: 'signedOut.unasked',
    signed_out_store: 'signedOut.store',
    signed_out_shared: 'signedOut.shared',
  },
  [paths.login]: {
    password_changed_everywhere: 'passwordChanged.everywhere',
    password_changed_later: 'passwordChanged.later',
    password_changed_unsure: 'passwordChanged.unsure',
  },
  [paths.account]: {
    name_saved: 'saved.name',
    email_saved: 'saved.email',
    capture_saved: 'saved.capture',
    consents_saved: 'saved.consents',
    unlinked: 'saved.unlinked',
  },
} as const;

type Notices = typeof notices;
type CodeOf<Page> = Page extends unknown ? keyof Page & string : never;
export type NoticeCode = CodeOf<Notices[keyof Notices]>;

export function withNotice(path: string, code: NoticeCode): string {
  return Object.hasOwn(sentencesOf(path), code) ? `${path}?notice=${code}` : path;
}

export function noticeOn<Page extends keyof Notices>(
  page: Page,
  given: unknown,
): Notices[Page][keyof Notices[Page]] | undefined {
  const sentences: Notices[Page] = notices[page];
  return isKeyOf(sentences, given) ? sentences[given] : undefined;
}

function sentencesOf(path: string): object {
  return isKeyOf(notices, path) ? notices[path] : {};
}

function isKeyOf<Table extends object>(table: Table, given: unknown): given is keyof Table {
  return typeof given === 'string' && Object.hasOwn(table, given);
}
