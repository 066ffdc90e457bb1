// One line of JSON for each event. Pass codes and ids, never tokens, passwords, e-mail addresses or requests.
import 'server-only';

type Fields = Record<string, string | number | boolean | null | undefined>;

export function logInfo(event: string, fields: Fields = {}): void {
  console.info(JSON.stringify({ level: 'info', event, ...fields }));
}

export function logWarning(event: string, fields: Fields = {}): void {
  console.warn(JSON.stringify({ level: 'warning', event, ...fields }));
}

/** Without the error's `cause`, which may contain a vendor's response. */
export function logError(event: string, error: unknown, fields: Fields = {}): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(JSON.stringify({ level: 'error', event, ...fields, name, message, stack }));
}
