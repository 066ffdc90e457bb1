import { html } from 'hono/html';
import { type Chat, readChats } from '../../controls/chat';
import type { World } from '../../world/world';

const CHATS_SHOWN = 10;
const MESSAGES_SHOWN = 20;

export function chatsSection(world: World) {
  const chats = readChats(world, undefined);
  const latest = chats.toSorted((one, other) => spokenAt(other).localeCompare(spokenAt(one)));
  return html`<section id="chats">
    <h2>Chats <small>${chats.length}</small></h2>
    ${chats.length === 0 ? html`<p class="quiet">No chats yet.</p>` : ''}
    ${latest.slice(0, CHATS_SHOWN).map(chatEntry)}
  </section>`;
}

function spokenAt({ messages }: Chat): string {
  return messages.at(-1)?.at ?? '';
}

function chatEntry(chat: Chat, index: number) {
  const who = chat.externalId ?? chat.email ?? 'a visitor';
  return html`<details${index === 0 ? html` open` : ''}>
    <summary>${who} <span class="quiet">${chat.messages.length} ${chat.messages.length === 1 ? 'message' : 'messages'}, ${chat.unread} unread</span></summary>
    ${chat.messages
      .slice(-MESSAGES_SHOWN)
      .map(
        ({ from, text, at }) =>
          html`<p class="mail"><span class="quiet">${from}, ${at.slice(11, 19)}</span> ${text}</p>`,
      )}
    <form method="post" action="/panel/chat" class="row">
      <input type="hidden" name="conversationId" value="${chat.conversationId}">
      <label>Answer to ${who} <input name="text" required maxlength="5000" autocomplete="off"></label>
      <button>Send</button>
    </form>
  </details>`;
}
