import { createChat } from './chat.js';
import { drawChat } from './draw-chat.js';
import { serveMethods } from './serve-methods.js';
import { Session } from './session.js';

const api = new URL('../v1/chat/', import.meta.url);

addEventListener('message', function take({ source, data, ports: [port] }) {
  if (source !== window.parent || data?.kind !== 'open' || !port) return;
  removeEventListener('message', take);
  const session = new Session(api, (notice) => port.postMessage(notice));
  const chat = createChat(session);
  serveMethods(port, { ...chat, ...drawChat(session, chat) });
});
