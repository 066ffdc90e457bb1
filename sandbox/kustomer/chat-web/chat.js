// The chat as this browser knows it: whose it is, and what was said. Whoever draws it listens for changes; the page around
// the frame is told the news.

import { Api, KustomerFailure } from './api.js';
import { listen } from './live-lines.js';
import { unreadIn } from './unread.js';

/** @typedef {import('../snapshot').Snapshot} Snapshot */
/** @typedef {(news: import('./line.js').News) => void} Tell */
/** @typedef {ReturnType<typeof createChat>} Chat */
/** @type {Snapshot} */
const nothing = { revision: -1, customer: { identified: false, customerId: '' }, conversations: [] };

/** @param {URL} address of the API @param {Tell} tell */
export function createChat(address, tell) {
  const api = new Api(address);
  /** @type {Set<() => void>} */
  const watchers = new Set();
  let known = nothing;
  let stopListening = () => {};

  /** @param {Snapshot} next */
  function learn(next) {
    if (next.revision < known.revision) return;
    const before = unreadIn(known);
    known = next;
    const unread = unreadIn(known);
    const ids = new Set([...Object.keys(before.conversations), ...Object.keys(unread.conversations)]);
    for (const conversationId of ids) {
      if (before.conversations[conversationId] === unread.conversations[conversationId]) continue;
      tell({ kind: 'unread', unread, conversationId });
    }
    for (const watcher of watchers) watcher();
  }

  /** A visitor's session is begun when it is first needed. */
  async function needSession() {
    if (api.token !== null) return;
    const answer = await api.ask('POST', 'sessions');
    takeToken(answer.trackingToken ?? null);
    tell({ kind: 'token', token: api.token });
    learn(answer);
  }

  /** @param {string | null} token */
  function takeToken(token) {
    stopListening();
    known = { ...nothing };
    api.token = token;
    stopListening = token === null ? () => {} : listen(api, learn);
  }

  function forget() {
    tell({ kind: 'forget', token: api.token });
    learn({ ...nothing, revision: Number.POSITIVE_INFINITY });
    takeToken(null);
  }

  /** @param {string} text @param {string | null} conversationId null begins one */
  async function send(text, conversationId) {
    await needSession();
    if (conversationId !== null) {
      learn(await api.ask('POST', `conversations/${conversationId}/messages`, { text }));
      return conversationId;
    }
    const answer = await api.ask('POST', 'conversations', { text });
    learn(answer);
    const begun = answer.conversations.find(
      (conversation) => conversation.conversationId === answer.conversationId,
    );
    if (!begun) throw new KustomerFailure(0, 'Kustomer lost the conversation');
    const { unread, messages, ...response } = begun;
    tell({ kind: 'event', event: 'onConversationCreate', response });
    return begun.conversationId;
  }

  const methods = {
    listen() {},
    /** @param {{ apiKey: string, token: string | null }} details */
    async start({ apiKey, token }) {
      api.apiKey = apiKey;
      if (token !== null) await resume(token);
      await needSession();
    },
    /** @param {{ jwtToken: string }} details */
    async login({ jwtToken }) {
      await needSession();
      const answer = await api.ask('POST', 'login', { jwtToken });
      learn(answer);
      tell({ kind: 'token', token: api.token });
      if (answer.customer.identified) tell({ kind: 'event', event: 'onLogin', response: answer.customer });
      return answer.customer;
    },
    /** @param {{ externalId?: string, email?: string }} who */
    async isLoggedIn({ externalId, email }) {
      const customer = api.token === null ? null : await askWho();
      if (!customer?.identified) return false;
      return externalId === undefined ? customer.email === email : customer.externalId === externalId;
    },
    async logout() {
      if (api.token !== null) await endSession();
      tell({ kind: 'event', event: 'onLogout', response: null });
      return {};
    },
    /** @param {object} details */
    async describeCustomer(details) {
      await needSession();
      learn(await api.ask('PATCH', 'customer', details));
      return {};
    },
    /** @param {{ conversationId: string, customAttributes: object }} details */
    async describeConversation({ conversationId, customAttributes }) {
      await needSession();
      learn(await api.ask('PATCH', `conversations/${conversationId}`, { customAttributes }));
      return {};
    },
    async getOpenConversations() {
      if (api.token !== null) learn(await api.ask('GET', 'session'));
      return known.conversations.map(({ unread, messages, ...conversation }) => conversation);
    },
  };

  /** @param {string} token */
  async function resume(token) {
    takeToken(token);
    try {
      learn(await api.ask('GET', 'session'));
    } catch (error) {
      if (!isSessionOver(error)) throw error;
      forget();
    }
  }

  async function askWho() {
    try {
      const answer = await api.ask('GET', 'session');
      learn(answer);
      return answer.customer;
    } catch (error) {
      if (isSessionOver(error)) return null;
      throw error;
    }
  }

  async function endSession() {
    try {
      await api.ask('DELETE', 'session');
    } catch (error) {
      if (!isSessionOver(error)) throw error; // Kustomer was not reached: this browser still is what it was.
    }
    forget();
  }

  return {
    methods,
    send,
    known: () => known,
    /** @param {() => void} watcher */
    watch: (watcher) => watchers.add(watcher),
    /** @param {string} conversationId */
    async read(conversationId) {
      learn(await api.ask('POST', `conversations/${conversationId}/read`));
    },
  };
}

/** @param {unknown} error */
function isSessionOver(error) {
  return error instanceof KustomerFailure && error.isSessionOver;
}
