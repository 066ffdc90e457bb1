import { inBrief } from './chat.js';
import { composer } from './composer.js';
import { drawLog } from './draw-log.js';
import { element } from './elements.js';
import { translationsFor } from './translations.js';
import { unreadIn } from './unread.js';

/** @typedef {{ lang?: string, hideNewConversationButtonOnHistory?: boolean }} Look */

/** @param {import('./session.js').Session} session @param {import('./chat.js').Chat} chat */
export function drawChat(session, chat) {
  let { language, t } = translationsFor();
  let isOpen = false;
  /** Null shows an empty conversation, which the first message begins. @type {string | null} */
  let shown = null;

  const icon = element('button', {
    type: 'button',
    class: 'icon',
    hidden: true,
    onclick: requestOpen,
  });
  const title = element('h1', {});
  const begin = element('button', { type: 'button', onclick: () => show(null) });
  const close = element('button', { type: 'button', onclick: requestClose }, '×');
  const others = element('select', { onchange: () => show(others.value) });
  const log = drawLog();
  const writing = composer(send);
  const header = element('header', {}, title, begin, close);
  const panel = element('main', { hidden: true }, header, others, log.element, writing.form);
  document.body.append(icon, panel);
  session.watch(draw);
  addEventListener('keydown', ({ key }) => {
    if (key === 'Escape' && isOpen) requestClose();
  });

  function requestOpen() {
    session.notify({ kind: 'open' });
  }
  function requestClose() {
    session.notify({ kind: 'close' });
  }
  /** @param {string | null} conversationId */
  function show(conversationId) {
    shown = conversationId;
    draw();
  }
  /** @param {string} text */
  async function send(text) {
    if (shown === null) show(await chat.begin(text));
    else await chat.sendMessage({ conversationId: shown, text });
  }

  /** After a failure it is marked as read when the chat is drawn next. @param {string} conversationId */
  function read(conversationId) {
    chat
      .read(conversationId)
      .catch((error) => console.debug('Kustomer: not marked as read', error));
  }

  /** @param {Look} look */
  function applyLook({ lang, hideNewConversationButtonOnHistory = false }) {
    ({ language, t } = translationsFor(lang));
    document.documentElement.lang = language;
    document.title = t.title;
    title.textContent = t.title;
    begin.textContent = t.begin;
    begin.hidden = hideNewConversationButtonOnHistory;
    close.setAttribute('aria-label', t.close);
    others.setAttribute('aria-label', t.conversations);
    writing.translate(t);
    draw();
  }

  function draw() {
    const { conversations } = session.known;
    const unread = unreadIn(session.known);
    const present = conversations.find(({ conversationId }) => conversationId === shown);
    if (!present) shown = null;
    icon.hidden = isOpen;
    icon.textContent = unread.total > 0 ? `${t.title} ${unread.total}` : t.title;
    icon.setAttribute('aria-label', unread.total > 0 ? `${t.open} (${unread.total})` : t.open);
    panel.hidden = !isOpen;
    others.hidden = conversations.length < 2;
    others.replaceChildren(...conversations.map(choice));
    others.value = shown ?? '';
    log.draw(present, t);
    if (isOpen && present && present.unread > 0) read(present.conversationId);
  }

  /** @param {import('../snapshot').DescribedConversation} conversation */
  function choice({ conversationId, createdAt, unread }) {
    const begun = new Date(createdAt).toLocaleString(language);
    return element(
      'option',
      { value: conversationId },
      unread > 0 ? `${begun} (${unread})` : begun,
    );
  }

  return {
    /** @param {Parameters<typeof chat.start>[0] & { look: Look }} details */
    async start(details) {
      applyLook(details.look);
      await chat.start(details);
    },
    open() {
      isOpen = true;
      show(shown ?? session.known.conversations.at(-1)?.conversationId ?? null);
      writing.focus();
    },
    close() {
      isOpen = false;
      draw();
    },
    /** Without a message it shows an empty conversation. @param {{ message?: string }} details */
    async createConversation({ message }) {
      show(message === undefined ? null : await chat.begin(message));
      const begun = session.known.conversations.find(
        ({ conversationId }) => conversationId === shown,
      );
      return begun ? inBrief(begun) : {};
    },
    /** @param {{ conversationId: string }} details */
    async openConversationById({ conversationId }) {
      const conversations = await chat.getOpenConversations();
      if (!conversations.some((conversation) => conversation.conversationId === conversationId))
        throw new Error('There is no such conversation');
      show(conversationId);
      return { conversationId };
    },
  };
}
