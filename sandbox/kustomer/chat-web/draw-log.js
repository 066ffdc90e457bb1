// Existing messages stay in the document, so that a screen reader reads only new ones.

import { element } from './elements.js';

/** @typedef {import('../snapshot').DescribedConversation} Conversation */

export function drawLog() {
  const log = element('div', { role: 'log', tabindex: '0' });
  let drawn = '';

  return {
    element: log,
    /** @param {Conversation | undefined} conversation @param {import('./translations.js').Translations} t */
    draw(conversation, t) {
      const messages = conversation?.messages ?? [];
      const subject = `${t.welcome} ${conversation?.conversationId} ${messages.length > 0}`;
      if (subject !== drawn) log.replaceChildren();
      drawn = subject;
      log.setAttribute('aria-label', t.messages);
      if (messages.length === 0)
        log.replaceChildren(element('div', { class: 'message agent' }, t.welcome));
      else
        log.append(
          ...messages.slice(log.childElementCount).map((message) => drawMessage(message, t)),
        );
      log.scrollTop = log.scrollHeight;
    },
  };
}

/** @param {Conversation['messages'][number]} message @param {import('./translations.js').Translations} t */
function drawMessage({ from, text }, t) {
  const who = element('span', { class: 'who' }, from === 'customer' ? t.you : t.agent);
  return element('div', { class: `message ${from}` }, who, element('p', {}, text));
}
