// What people see in the frame: the icon alone, or one conversation with its messages and a place to write.

import { composer } from './composer.js';
import { element } from './elements.js';
import { unreadIn } from './unread.js';
import { wordsIn } from './words.js';

/** @typedef {{ lang?: string, hideNewConversationButtonOnHistory?: boolean }} Look */

/** @param {import('./chat.js').Chat} chat @param {import('./chat.js').Tell} tell */
export function drawChat(chat, tell) {
  let { language, words } = wordsIn();
  let isOpen = false;
  /** Which one is shown; null shows an empty one, which the first message begins. @type {string | null} */
  let shown = null;
  let hidesBegin = false;
  const log = element('ol', { role: 'log', tabindex: '0' });
  const others = element('select', { onchange: () => show(others.value) });
  const writing = composer((text) => chat.send(text, shown).then(show));
  chat.watch(refresh);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isOpen) tell({ kind: 'close' });
  });

  function draw() {
    document.documentElement.lang = language;
    document.title = words.title;
    const iconWords = element('span', { class: 'quiet' });
    const icon = element(
      'button',
      { class: 'icon', type: 'button', 'aria-label': words.open, onclick: () => tell({ kind: 'open' }) },
      '💬',
      iconWords,
    );
    const begin = element('button', { type: 'button', onclick: () => show(null) }, words.begin);
    const close = element(
      'button',
      { type: 'button', 'aria-label': words.close, onclick: () => tell({ kind: 'close' }) },
      '×',
    );
    begin.hidden = hidesBegin;
    log.setAttribute('aria-label', words.messages);
    others.setAttribute('aria-label', words.conversations);
    writing.say(words);
    const header = element('header', {}, element('h1', {}, words.title), begin, close);
    const panel = element('main', {}, header, others, log, writing.form);
    icon.hidden = isOpen;
    panel.hidden = !isOpen;
    document.body.replaceChildren(icon, panel);
    refresh();
  }

  function refresh() {
    const { conversations } = chat.known();
    if (shown !== null && !conversations.some(({ conversationId }) => conversationId === shown)) shown = null;
    others.hidden = conversations.length < 2;
    others.replaceChildren(...conversations.map(choice));
    others.value = shown ?? '';
    const messages = conversations.find(({ conversationId }) => conversationId === shown)?.messages ?? [];
    log.replaceChildren(
      ...(messages.length === 0 ? [element('li', { class: 'agent' }, words.welcome)] : messages.map(said)),
    );
    log.scrollTop = log.scrollHeight;
    if (isOpen && shown !== null && unreadIn(chat.known()).conversations[shown]) void chat.read(shown);
  }

  /** @param {import('../snapshot').DescribedConversation} conversation */
  function choice({ conversationId, createdAt }) {
    return element('option', { value: conversationId }, new Date(createdAt).toLocaleString(language));
  }

  /** @param {import('../snapshot').DescribedConversation['messages'][number]} message */
  function said({ from, text }) {
    const who = element('span', { class: 'who' }, from === 'customer' ? words.you : words.agent);
    return element('li', { class: from }, who, element('p', {}, text));
  }

  /** @param {string | null} conversationId */
  function show(conversationId) {
    shown = conversationId;
    refresh();
  }

  return {
    methods: {
      /** @param {{ apiKey: string, token: string | null, look: Look }} details */
      async start(details) {
        ({ language, words } = wordsIn(details.look.lang));
        hidesBegin = details.look.hideNewConversationButtonOnHistory ?? false;
        await chat.methods.start(details);
        draw();
      },
      open() {
        isOpen = true;
        shown ??= chat.known().conversations.at(-1)?.conversationId ?? null;
        draw();
        writing.focus();
      },
      close() {
        isOpen = false;
        draw();
      },
      /** @param {{ message?: string }} details */
      async createConversation({ message }) {
        show(message === undefined ? null : await chat.send(message, null));
        const conversation = chat
          .known()
          .conversations.find(({ conversationId }) => conversationId === shown);
        if (!conversation) return {};
        const { unread, messages, ...response } = conversation;
        return response;
      },
      /** @param {{ conversationId: string }} details */
      async openConversationById({ conversationId }) {
        const conversations = await chat.methods.getOpenConversations();
        if (!conversations.some((conversation) => conversation.conversationId === conversationId))
          throw new Error('There is no such conversation');
        show(conversationId);
        return { conversationId };
      },
    },
  };
}
