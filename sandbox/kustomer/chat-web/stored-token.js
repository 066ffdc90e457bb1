// The tracking token, in the storage of the page that embeds us: the chat outlives the page, and any script of the page
// can read it. The name is the one seen in the wild.

const key = 'kustomer-chat-tracking-token';

export const storedToken = {
  read: () => localStorage.getItem(key),
  /** @param {string} token */
  keep: (token) => localStorage.setItem(key, token),
  /** Unless another tab has a newer one. @param {string} token */
  forget(token) {
    if (localStorage.getItem(key) === token) localStorage.removeItem(key);
  },
};
