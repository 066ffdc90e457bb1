import { z } from 'zod';

export const idSchema = z
  .union([z.number().int().positive(), z.string().regex(/^\d{1,15}$/)])
  .transform((id) => Number(id));

export const emailSchema = z
  .string()
  .max(254)
  .regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/);

/** Cleeng's documented rule: 8 to 80 characters, a letter, and a digit or special character. */
export const passwordSchema = z
  .string()
  .min(8)
  .max(80)
  .regex(/[A-Za-z]/)
  .regex(/[0-9!@#$%^&]/);

/** Two letters; the documents single out `UK` as wrong for `GB`. */
export const countrySchema = z
  .string()
  .regex(/^[A-Z]{2}$/)
  .refine((country) => country !== 'UK');

export const currencySchema = z.string().regex(/^[A-Z]{3}$/);

export const localeSchema = z.string().regex(/^[a-z]{2,3}([_-][A-Z]{2})?$/);

/** Documented as a JSON string; clients send an object too, and read an object back. */
export const externalDataSchema = z
  .union([z.string(), z.record(z.string(), z.unknown())])
  .transform((data, context) => {
    const json = typeof data === 'string' ? data : JSON.stringify(data);
    if (json.length > 4000) context.addIssue('at most 4000 characters');
    if (json === '') return null;
    try {
      return JSON.parse(json) as unknown;
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      context.addIssue('not JSON');
      return z.NEVER;
    }
  });

/** Clients leave a field out, or send null or an empty string. */
export const blankable = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' || value === null ? undefined : value), schema.optional());
