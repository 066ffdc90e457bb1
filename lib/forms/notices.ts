import 'server-only';
import { paths } from '@/lib/paths';

/**
 * What a page may say when somebody comes from a form: by page, the code in its address (`?notice=name_saved`) and the key of
 * the sentence, in the page's own part of messages/. An address can choose one of these sentences, and bring none.
 */
export const notices = {
  [paths.home]: {
    signed_out_everywhere: 'signedOut.everywhere',
    signed_out_here: 'signedOut.here',
    signed_out_unasked: 'signedOut.unasked',
    signed_out_store: 'signedOut.store',
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
  },
} as const;

type Notices = typeof notices;
type CodeOf<Page> = Page extends unknown ? keyof Page & string : never;
export type NoticeCode = CodeOf<Notices[keyof Notices]>;

/** `path` with a notice, where that page has a sentence for it. Other pages say nothing. */
export function withNotice(path: string, code: NoticeCode): string {
  return Object.hasOwn(sentencesOf(path), code) ? `${path}?notice=${code}` : path;
}

/** The key of the sentence, for `t`. Undefined for what this page does not say. */
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
