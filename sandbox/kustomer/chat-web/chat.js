// https://developer.kustomer.com/chat-sdk/docs

import { isSessionOver } from './api.js';

/** @typedef {ReturnType<typeof createChat>} Chat */

/** @param {import('./session.js').Session} session */
export function createChat(session) {
  /** @param {string} event @param {object | null} response */
  const emit = (event, response) => session.notify({ kind: 'event', event, response });

  async function currentCustomer() {
    try {
      return session.hasBegun ? (await session.request('GET', 'session')).customer : null;
    } catch (error) {
      if (isSessionOver(error)) return null;
      throw error;
    }
  }

  return {
    /** @param {{ apiKey: string, token: string | null }} details */
    async start({ apiKey, token }) {
      session.api.apiKey = apiKey;
      if (token !== null) await session.resume(token);
      await session.ensureBegun();
    },

    /** @param {{ jwtToken: string }} details */
    async login({ jwtToken }) {
      await session.ensureBegun();
      const { customer } = await session.request('POST', 'login', { jwtToken });
      session.notifyToken();
      if (customer.identified) emit('onLogin', customer);
      return customer;
    },

    /** Whether this customer is logged in. @param {{ externalId?: string, email?: string }} who */
    async isLoggedIn({ externalId, email }) {
      const customer = await currentCustomer();
      if (!customer?.identified) return false;
      return externalId === undefined
        ? customer.email === email
        : customer.externalId === externalId;
    },

    async logout() {
      await session.end();
      emit('onLogout', null);
      return {};
    },

    /** @param {object} details */
    async describeCustomer(details) {
      await session.ensureBegun();
      await session.request('PATCH', 'customer', details);
      return {};
    },

    /** @param {{ conversationId: string, customAttributes: object }} details */
    async describeConversation({ conversationId, customAttributes }) {
      await session.ensureBegun();
      await session.request('PATCH', `conversations/${conversationId}`, { customAttributes });
      return {};
    },

    async getOpenConversations() {
      if (session.hasBegun) await session.request('GET', 'session');
      return session.known.conversations.map(inBrief);
    },

    /** @param {string} text */
    async begin(text) {
      await session.ensureBegun();
      const { conversationId, conversations } = await session.request('POST', 'conversations', {
        text,
      });
      const begun = conversations.filter(
        (conversation) => conversation.conversationId === conversationId,
      );
      for (const conversation of begun) emit('onConversationCreate', inBrief(conversation));
      return conversationId ?? null;
    },

    /** @param {{ conversationId: string, text: string }} message */
    async sendMessage({ conversationId, text }) {
      await session.request('POST', `conversations/${conversationId}/messages`, { text });
    },

    /** @param {string} conversationId */
    async read(conversationId) {
      await session.request('POST', `conversations/${conversationId}/read`);
    },
  };
}

/** @param {import('../snapshot').DescribedConversation} conversation */
export function inBrief({ conversationId, createdAt, ended, isInAssistantMode }) {
  return { conversationId, createdAt, ended, isInAssistantMode };
}
