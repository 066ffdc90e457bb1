import type { RefusalCode } from '@/lib/errors/errors';
import { paths, withReturnTo } from '@/lib/paths';

export function ssoProblemPath(code: RefusalCode, returnTo: string): string {
  return withReturnTo(`${paths.ssoProblem}?problem=${code}`, returnTo);
}
