// The body of a request as text, and not much of it. The bytes are counted as they arrive: a chunked body announces no length.
import 'server-only';
import { Refusal } from '@/lib/errors/errors';

const largestBody = 16_384;

/** Throws Refusal `too_large`. */
export async function readCapped(request: Request): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > largestBody) throw new Refusal('too_large');
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}
