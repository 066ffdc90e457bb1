// One response that does not end, with a line of JSON per state; reconnects for as long as the session lasts.

import { isSessionOver } from './api.js';

const againAfterMs = 3_000;

/** @param {import('./api.js').Api} api @param {(snapshot: import('../snapshot').Snapshot) => void} onState @returns {() => void} stops it */
export function listen(api, onState) {
  const stopping = new AbortController();
  hear();
  return () => stopping.abort();

  async function hear() {
    try {
      const { body } = await api.open('GET', 'live', undefined, stopping.signal);
      if (body) await readLines(body, (line) => onState(JSON.parse(line)));
    } catch (error) {
      if (stopping.signal.aborted || isSessionOver(error)) return;
      console.debug('Kustomer: the live connection broke', error);
    }
    if (!stopping.signal.aborted) setTimeout(hear, againAfterMs);
  }
}

/** @param {ReadableStream<Uint8Array>} body @param {(line: string) => void} onLine */
async function readLines(body, onLine) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let begun = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    const lines = (begun + decoder.decode(value, { stream: true })).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  }
}
