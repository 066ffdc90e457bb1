// One line of JSON a happening, for whoever runs the storefront. Callers pass codes and ids, never tokens,
// passwords, e-mail addresses or whole requests: what is not passed cannot leak.
import 'server-only';

type Fields = Record<string, string | number | boolean | null | undefined>;

/** Something worth a line, and nothing wrong. */
export function logInfo(event: string, fields: Fields = {}): void {
  console.info(JSON.stringify({ level: 'info', event, ...fields }));
}

export function logWarning(event: string, fields: Fields = {}): void {
  console.warn(JSON.stringify({ level: 'warning', event, ...fields }));
}

/** A surprise. Only name, message and stack are kept; `cause` may hold what a vendor said and is left out. */
export function logSurprise(event: string, error: unknown, fields: Fields = {}): void {
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  console.error(JSON.stringify({ level: 'error', event, ...fields, name, message, stack }));
}
