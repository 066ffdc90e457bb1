// https://developer.kustomer.com/chat-sdk/docs: results go to a callback, `(response, error)`. Only `getUnreadCount` returns.

import { createListeners } from './listeners.js';
import { storedToken } from './stored-token.js';

/** @typedef {(response?: any, error?: Error) => void} Callback */

/** @param {import('./channel.js').Channel} channel @param {import('./place-frame.js').Frame} frame */
export function createMethods(channel, frame) {
  /** @type {{ total: number, conversations: Record<string, number> }} */
  let unread = { total: 0, conversations: {} };
  const { addListener, removeListener, emit } = createListeners();

  channel.onNotice((notice) => {
    if (notice.kind === 'token') storedToken.keep(notice.token);
    if (notice.kind === 'forget') storedToken.forget(notice.token);
    if (notice.kind === 'event') emit(notice.event, notice.response);
    if (notice.kind === 'open') open();
    if (notice.kind === 'close') close();
    if (notice.kind === 'unread') {
      unread = notice.unread;
      emit('onUnread', { change: { conversationId: notice.conversationId } });
    }
  });

  /** @param {string} method @returns {(details: object, callback?: Callback) => void} */
  const calling = (method) => (details, callback) =>
    passTo(channel.call(method, details), callback);

  /** @param {Callback} [callback] */
  function open(callback) {
    const wasOpen = frame.isOpen();
    frame.show(true);
    passTo(
      channel.call('open').then(() => {
        if (!wasOpen) emit('onOpen', null);
      }),
      callback,
    );
  }

  /** @param {Callback} [callback] */
  function close(callback) {
    const wasOpen = frame.isOpen();
    frame.show(false);
    passTo(
      channel.call('close').then(() => {
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
    login: calling('login'),
    isLoggedIn: calling('isLoggedIn'),
    /** @param {Callback} [callback] */
    logout: (callback) => passTo(channel.call('logout'), callback),
    describeCustomer: calling('describeCustomer'),
    describeConversation: calling('describeConversation'),
    openConversationById: calling('openConversationById'),
    /** @param {object | Callback} [details] @param {Callback} [callback] */
    createConversation(details, callback) {
      if (typeof details === 'function')
        return passTo(channel.call('createConversation'), /** @type {Callback} */ (details));
      passTo(channel.call('createConversation', details), callback);
    },
    /** @param {Callback} callback */
    getOpenConversations: (callback) => passTo(channel.call('getOpenConversations'), callback),
    getUnreadCount: () => structuredClone(unread),
    isChatAvailable: () => 'online',
  };
}

/** @param {Promise<unknown>} result @param {Callback} [callback] */
function passTo(result, callback) {
  result.then(
    (response) => callback?.(response, undefined),
    (error) => callback?.(undefined, error),
  );
}
