// Paths are relative to the vendor: `:name` stands for one segment, `*` for any rest.

import { z } from 'zod';

export const faultSchema = z.strictObject({
  vendor: z.string(),
  path: z.string().regex(/^[/*]/, 'starts with / or *').max(300).optional(),
  method: z.enum(['GET', 'POST', 'PUT', 'PATCH', 'DELETE']).optional(),
  when: z.enum(['before', 'after']).default('before'),
  fault: z
    .union([z.number().int().min(400).max(599), z.enum(['timeout', 'reset', 'malformed', 'slow'])])
    .optional(),
  times: z.number().int().min(0).max(1_000_000).default(1),
});

export interface Fault {
  vendor: string;
  path?: string;
  method?: string;
  when: 'before' | 'after';
  fault: number | 'timeout' | 'reset' | 'malformed' | 'slow';
  /** How many more requests fail. */
  times: number;
}

/** Finds the oldest fault for this request and counts it down. */
export function takeFault(
  faults: Fault[],
  vendor: string,
  method: string,
  path: string,
): Fault | undefined {
  const fault = faults.find(
    (candidate) =>
      candidate.vendor === vendor &&
      (candidate.method === undefined || candidate.method === method) &&
      (candidate.path === undefined || matchesPath(candidate.path, path)),
  );
  if (!fault) return undefined;
  fault.times -= 1;
  if (fault.times <= 0) faults.splice(faults.indexOf(fault), 1);
  return fault;
}

export function matchesPath(pattern: string, path: string): boolean {
  const source = pattern
    .split('/')
    .map((segment) =>
      segment.startsWith(':') ? '[^/]+' : segment.split('*').map(escapeForPattern).join('.*'),
    )
    .join('/');
  return new RegExp(`^${source}$`).test(path);
}

function escapeForPattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
