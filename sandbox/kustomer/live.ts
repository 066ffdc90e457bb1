// A response that does not end, with a line of JSON per state; it ends with the session. Kustomer uses PubNub for this.

import { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import { listenersOf } from './announce';
import { type ChatEnv, customerOf, requireSession } from './sessions';
import { snapshotOf } from './snapshot';

export function live(sandbox: Sandbox): Hono<ChatEnv> {
  return new Hono<ChatEnv>().get('/v1/chat/live', requireSession(sandbox), (c) =>
    c.body(statesFor(sandbox, c.var.session), 200, {
      'Content-Type': 'application/x-ndjson',
      'Cache-Control': 'no-store',
    }),
  );
}

function statesFor(sandbox: Sandbox, session: string): ReadableStream<Uint8Array> {
  const { world, closing } = sandbox;
  const encoder = new TextEncoder();
  const listeners = listenersOf(world);
  let removeListeners = () => {};

  return new ReadableStream({
    start(controller) {
      let last = '';
      function send() {
        const customer = customerOf(world, session);
        if (!customer) return end();
        const { revision, ...state } = snapshotOf(world, customer);
        const now = JSON.stringify(state);
        if (now === last) return;
        last = now;
        controller.enqueue(encoder.encode(`${JSON.stringify({ revision, ...state })}\n`));
      }
      function end() {
        removeListeners();
        controller.close();
      }
      removeListeners = () => {
        listeners.delete(send);
        closing.removeEventListener('abort', end);
      };
      listeners.add(send);
      closing.addEventListener('abort', end);
      send();
    },
    cancel: () => removeListeners(),
  });
}
