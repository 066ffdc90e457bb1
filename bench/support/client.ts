import { Agent, request } from 'node:http';

export interface Call {
  method: string;
  path: string;
  body?: unknown;
  headers?: Record<string, string>;
}

export type Send = (call: Call) => Promise<unknown>;

/** Connections are kept alive. Any status but 200 is an error, so that failures do not count as fast responses. */
export function openClient(
  url: string,
  read: (body: string) => unknown = JSON.parse,
): { send: Send; close(): void } {
  const agent = new Agent({ keepAlive: true });
  const { hostname, port } = new URL(url);

  function send({ method, path, body, headers = {} }: Call): Promise<unknown> {
    const text = body === undefined ? '' : JSON.stringify(body);
    const sent = { ...headers, ...(text && { 'content-type': 'application/json' }) };
    const length = { 'content-length': String(Buffer.byteLength(text)) };
    return new Promise((resolve, reject) => {
      const options = { agent, hostname, port, method, path, headers: { ...sent, ...length } };
      request(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const answer = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === 200) resolve(read(answer));
          else reject(new Error(`${method} ${path} answered ${response.statusCode} ${answer}`));
        });
      })
        .on('error', reject)
        .end(text);
    });
  }

  return { send, close: () => agent.destroy() };
}

/** Sends `atOnce` calls at a time. The responses are in the order of the calls. */
export async function measureRate(send: Send, calls: Call[], atOnce: number) {
  const answers: unknown[] = new Array(calls.length);
  const waiting = calls.entries();
  const startedAt = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (const [index, call] of waiting) answers[index] = await send(call);
    }),
  );
  const seconds = (performance.now() - startedAt) / 1000;
  return { perSecond: calls.length / seconds, answers };
}
