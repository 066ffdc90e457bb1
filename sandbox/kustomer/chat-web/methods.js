// https://developer.kustomer.com/chat-sdk/docs: results go to a callback, `(response, error)`. Only `getUnreadCount` returns.

import { createListeners } from './listeners.js';
import { storedToken } from './stored-token.js';

/** @typedef {(response?: any, error?: Error) => void} Callback */

/** @param {import('./line.js').Line} line @param {import('./place-frame.js').Frame} frame */
export function createMethods(line, frame) {
  /** @type {{ total: number, conversations: Record<string, number> }} */
  let unread = { total: 0, conversations: {} };
  const { addListener, removeListener, emit } = createListeners();

  line.onNews((news) => {
    if (news.kind === 'token') storedToken.keep(news.token);
    if (news.kind === 'forget') storedToken.forget(news.token);
    if (news.kind === 'event') emit(news.event, news.response);
    if (news.kind === 'open') open();
    if (news.kind === 'close') close();
    if (news.kind === 'unread') {
      unread = news.unread;
      emit('onUnread', { change: { conversationId: news.conversationId } });
    }
  });

  /** @param {string} method @returns {(details: object, callback?: Callback) => void} */
  const asking = (method) => (details, callback) => reply(line.ask(method, details), callback);

  /** @param {Callback} [callback] */
  function open(callback) {
    const wasOpen = frame.isOpen();
    frame.show(true);
    reply(
      line.ask('open').then(() => {
        if (!wasOpen) emit('onOpen', null);
      }),
      callback,
    );
  }

  /** @param {Callback} [callback] */
  function close(callback) {
    const wasOpen = frame.isOpen();
    frame.show(false);
    reply(
      line.ask('close').then(() => {
        if (wasOpen) emit('onClose', null);
      }),
      callback,
    );
  }

  return {
    open,
    close,
    addListener,
    removeListener,
    login: asking('login'),
    isLoggedIn: asking('isLoggedIn'),
    /** @param {Callback} [callback] */
    logout: (callback) => reply(line.ask('logout'), callback),
    describeCustomer: asking('describeCustomer'),
    describeConversation: asking('describeConversation'),
    openConversationById: asking('openConversationById'),
    /** @param {object | Callback} [details] @param {Callback} [callback] */
    createConversation(details, callback) {
      if (typeof details === 'function')
        return reply(line.ask('createConversation'), /** @type {Callback} */ (details));
      reply(line.ask('createConversation', details), callback);
    },
    /** @param {Callback} callback */
    getOpenConversations: (callback) => reply(line.ask('getOpenConversations'), callback),
    getUnreadCount: () => structuredClone(unread),
    isChatAvailable: () => 'online',
  };
}

/** @param {Promise<unknown>} answer @param {Callback} [callback] */
function reply(answer, callback) {
  answer.then(
    (response) => callback?.(response, undefined),
    (error) => callback?.(undefined, error),
  );
}
