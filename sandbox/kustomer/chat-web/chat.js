// https://developer.kustomer.com/chat-sdk/docs

import { isSessionOver } from './api.js';

/** @typedef {ReturnType<typeof createChat>} Chat */

/** @param {import('./session.js').Session} session */
export function createChat(session) {
  /** @param {string} event @param {object | null} response */
  const emit = (event, response) => session.tell({ kind: 'event', event, response });

  async function currentCustomer() {
    try {
      return session.hasBegun ? (await session.ask('GET', 'session')).customer : null;
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
      await session.need();
    },

    /** @param {{ jwtToken: string }} details */
    async login({ jwtToken }) {
      await session.need();
      const { customer } = await session.ask('POST', 'login', { jwtToken });
      session.keep();
      if (customer.identified) emit('onLogin', customer);
      return customer;
    },

    /** Whether this customer is logged in. @param {{ externalId?: string, email?: string }} who */
    async isLoggedIn({ externalId, email }) {
      const customer = await currentCustomer();
      if (!customer?.identified) return false;
      return externalId === undefined ? customer.email === email : customer.externalId === externalId;
    },

    async logout() {
      await session.end();
      emit('onLogout', null);
      return {};
    },

    /** @param {object} details */
    async describeCustomer(details) {
      await session.need();
      await session.ask('PATCH', 'customer', details);
      return {};
    },

    /** @param {{ conversationId: string, customAttributes: object }} details */
    async describeConversation({ conversationId, customAttributes }) {
      await session.need();
      await session.ask('PATCH', `conversations/${conversationId}`, { customAttributes });
      return {};
    },

    async getOpenConversations() {
      if (session.hasBegun) await session.ask('GET', 'session');
      return session.known.conversations.map(inBrief);
    },

    /** @param {string} text */
    async begin(text) {
      await session.need();
      const { conversationId, conversations } = await session.ask('POST', 'conversations', { text });
      const begun = conversations.filter((conversation) => conversation.conversationId === conversationId);
      for (const conversation of begun) emit('onConversationCreate', inBrief(conversation));
      return conversationId ?? null;
    },

    /** @param {{ conversationId: string, text: string }} message */
    async say({ conversationId, text }) {
      await session.ask('POST', `conversations/${conversationId}/messages`, { text });
    },

    /** @param {string} conversationId */
    async read(conversationId) {
      await session.ask('POST', `conversations/${conversationId}/read`);
    },
  };
}

/** @param {import('../snapshot').DescribedConversation} conversation */
export function inBrief({ conversationId, createdAt, ended, isInAssistantMode }) {
  return { conversationId, createdAt, ended, isInAssistantMode };
}
