// In the embedding page's storage, where any script of it can read the token. The name was seen on public pages.

const key = 'kustomer-chat-tracking-token';

export const storedToken = {
  read: () => localStorage.getItem(key),
  /** @param {string} token */
  keep: (token) => localStorage.setItem(key, token),
  /** Unless another tab has stored a newer one. @param {string} token */
  forget(token) {
    if (localStorage.getItem(key) === token) localStorage.removeItem(key);
  },
};
