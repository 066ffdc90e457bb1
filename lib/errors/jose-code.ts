import 'server-only';

/** The stable code of jose's errors (`ERR_JWT_EXPIRED`); null for another error. */
export function joseCode(error: unknown): string | null {
  if (!(error instanceof Error && 'code' in error)) return null;
  const code = String(error.code);
  return /^ERR_J(OSE|W[A-Z]*)_/.test(code) ? code : null;
}
