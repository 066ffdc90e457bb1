// One question of the doctor's own to a vendor, with the times between which it was answered.
import { type JsonAnswer, requestJson } from '@/lib/http/request';
import type { Asked } from './trouble';

const deadlineMs = 5_000;

export interface Answer extends JsonAnswer {
  askedAt: number;
  answeredAt: number;
}

/** Any status is an answer. Throws VendorError without one. */
export async function ask(
  { vendor }: Asked,
  url: string,
  { method = 'GET', headers }: { method?: 'GET' | 'HEAD'; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const askedAt = Date.now();
  const answer = await requestJson({
    vendor,
    operation: 'doctor',
    url,
    method,
    headers,
    deadlineMs,
  });
  return { ...answer, askedAt, answeredAt: Date.now() };
}
