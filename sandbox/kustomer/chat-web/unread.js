// https://developer.kustomer.com/chat-sdk/docs/kustomer-getunreadcount

/** @param {import('../snapshot').Snapshot} snapshot */
export function unreadIn({ conversations }) {
  const unread = conversations.filter((conversation) => conversation.unread > 0);
  return {
    total: unread.reduce((total, conversation) => total + conversation.unread, 0),
    conversations: Object.fromEntries(
      unread.map(({ conversationId, unread }) => [conversationId, unread]),
    ),
  };
}
