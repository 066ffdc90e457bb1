// One response that does not end, with a line of JSON per state; reconnects for as long as the session lasts.

import { isSessionOver } from './api.js';

const retryAfterMs = 3_000;

/** @param {import('./api.js').Api} api @param {(snapshot: import('../snapshot').Snapshot) => void} onState @returns {() => void} stops it */
export function followUpdates(api, onState) {
  const stopping = new AbortController();
  connect();
  return () => stopping.abort();

  async function connect() {
    try {
      const { body } = await api.open('GET', 'live', undefined, stopping.signal);
      if (body) await readLines(body, (line) => onState(JSON.parse(line)));
    } catch (error) {
      if (stopping.signal.aborted || isSessionOver(error)) return;
      console.debug('Kustomer: the live connection broke', error);
    }
    if (!stopping.signal.aborted) setTimeout(connect, retryAfterMs);
  }
}

/** @param {ReadableStream<Uint8Array>} body @param {(line: string) => void} onLine */
async function readLines(body, onLine) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let partial = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (partial + decoder.decode(value, { stream: true })).split('\n');
    partial = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
}
