// Runs in the frame: takes the line from the page around it, and answers what is asked there.

import { createChat } from './chat.js';
import { drawChat } from './draw-chat.js';

addEventListener('message', ({ source, data, ports: [port] }) => {
  if (source !== window.parent || data?.kind !== 'open' || !port) return;
  const chat = createChat(new URL('../v1/chat/', import.meta.url), (news) => port.postMessage(news));
  const view = drawChat(chat, (news) => port.postMessage(news));
  answerOn(port, { ...chat.methods, ...view.methods });
});

/** @param {MessagePort} port @param {Record<string, (details: any) => any>} methods */
function answerOn(port, methods) {
  port.onmessage = async ({ data: { number, method, details } }) => {
    try {
      const response = await methods[method]?.(details);
      port.postMessage({ number, response });
    } catch (error) {
      port.postMessage({ number, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
