import 'server-only';

/** Bad data, a broken constraint, a wrong statement: https://www.postgresql.org/docs/current/errcodes-appendix.html */
const ofOurs = /^(22|23|42)/;
const insufficientPrivilege = '42501';
const recordNotFound = 'P2025';

interface PrismaError {
  name?: string;
  code?: string;
  meta?: { driverAdapterError?: { cause?: { originalCode?: string } } };
}

/**
 * Whether the database fails us, and not our code it. By shape: Prisma puts its version on each error, also on its
 * driver's, which have neither a class nor a code of their own.
 */
export function isDatabaseError(error: unknown): boolean {
  return (
    typeof error === 'object' &&
    error !== null &&
    'clientVersion' in error &&
    !isBug(error as PrismaError)
  );
}

function isBug({ name, code, meta }: PrismaError): boolean {
  const state = meta?.driverAdapterError?.cause?.originalCode ?? '';
  return (
    name === 'PrismaClientValidationError' ||
    code === recordNotFound ||
    (ofOurs.test(state) && state !== insufficientPrivilege)
  );
}
