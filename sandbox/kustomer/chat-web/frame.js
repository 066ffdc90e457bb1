import { answerOn } from './answer.js';
import { createChat } from './chat.js';
import { drawChat } from './draw-chat.js';
import { Session } from './session.js';

const api = new URL('../v1/chat/', import.meta.url);

addEventListener('message', function take({ source, data, ports: [port] }) {
  if (source !== window.parent || data?.kind !== 'open' || !port) return;
  removeEventListener('message', take);
  const session = new Session(api, (news) => port.postMessage(news));
  const chat = createChat(session);
  answerOn(port, { ...chat, ...drawChat(session, chat) });
});
