// Existing messages stay in the document, so that a screen reader reads only new ones.

import { element } from './elements.js';

/** @typedef {import('../snapshot').DescribedConversation} Conversation */

export function drawLog() {
  const log = element('div', { role: 'log', tabindex: '0' });
  let drawn = '';

  return {
    element: log,
    /** @param {Conversation | undefined} conversation @param {import('./words.js').Words} words */
    draw(conversation, words) {
      const messages = conversation?.messages ?? [];
      const subject = `${words.welcome} ${conversation?.conversationId} ${messages.length > 0}`;
      if (subject !== drawn) log.replaceChildren();
      drawn = subject;
      log.setAttribute('aria-label', words.messages);
      if (messages.length === 0) log.replaceChildren(element('div', { class: 'said agent' }, words.welcome));
      else log.append(...messages.slice(log.childElementCount).map((message) => said(message, words)));
      log.scrollTop = log.scrollHeight;
    },
  };
}

/** @param {Conversation['messages'][number]} message @param {import('./words.js').Words} words */
function said({ from, text }, words) {
  const who = element('span', { class: 'who' }, from === 'customer' ? words.you : words.agent);
  return element('div', { class: `said ${from}` }, who, element('p', {}, text));
}
