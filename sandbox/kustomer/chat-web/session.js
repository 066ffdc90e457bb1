import { Api, isSessionOver } from './api.js';
import { followUpdates } from './live-updates.js';
import { unreadIn } from './unread.js';

/** @typedef {import('../snapshot').Snapshot} Snapshot */
/** @typedef {(notice: import('./channel.js').Notice) => void} Notify */

/** @type {Snapshot} */
const emptySnapshot = {
  revision: -1,
  customer: { identified: false, customerId: '' },
  conversations: [],
};

export class Session {
  known = emptySnapshot;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  /** @type {Promise<void> | null} */
  #beginning = null;
  #stopListening = () => {};

  /** @param {URL} address of the API @param {Notify} notify */
  constructor(address, notify) {
    this.api = new Api(address);
    this.notify = notify;
  }

  get hasBegun() {
    return this.api.token !== null;
  }

  /** @param {() => void} watcher */
  watch(watcher) {
    this.#watchers.add(watcher);
  }

  /** Resumes the session that the page has stored, unless it has ended. @param {string} token */
  async resume(token) {
    this.#switchTo(token);
    try {
      await this.request('GET', 'session');
    } catch (error) {
      if (!isSessionOver(error)) throw error;
    }
  }

  /** Begins a visitor's session, if there is none. */
  async ensureBegun() {
    if (this.hasBegun) return;
    this.#beginning ??= this.#begin().finally(() => {
      this.#beginning = null;
    });
    await this.#beginning;
  }

  async #begin() {
    const data = await this.api.request('POST', 'sessions');
    this.#switchTo(data.trackingToken ?? null);
    this.notifyToken();
    this.#update(data);
  }

  /** Updates the known state from the response, and forgets a session that has ended. @param {string} method @param {string} path @param {object} [body] */
  async request(method, path, body) {
    try {
      const data = await this.api.request(method, path, body);
      this.#update(data);
      return data;
    } catch (error) {
      if (isSessionOver(error)) this.#forget();
      throw error;
    }
  }

  notifyToken() {
    this.notify({ kind: 'token', token: this.api.token });
  }

  /** Throws if Kustomer cannot be reached; the session then stays. */
  async end() {
    try {
      if (this.hasBegun) await this.api.request('DELETE', 'session');
    } catch (error) {
      if (!isSessionOver(error)) throw error;
    }
    this.#forget();
  }

  #forget() {
    if (this.hasBegun) this.notify({ kind: 'forget', token: this.api.token });
    this.#update({ ...emptySnapshot, revision: this.known.revision });
    this.#switchTo(null);
  }

  /** @param {string | null} token */
  #switchTo(token) {
    this.#stopListening();
    this.known = emptySnapshot;
    this.api.token = token;
    this.#stopListening =
      token === null ? () => {} : followUpdates(this.api, (next) => this.#update(next));
  }

  /** @param {Snapshot} next */
  #update(next) {
    if (next.revision < this.known.revision) return;
    const before = unreadIn(this.known);
    this.known = next;
    const unread = unreadIn(next);
    for (const conversationId of new Set([
      ...Object.keys(before.conversations),
      ...Object.keys(unread.conversations),
    ])) {
      if (before.conversations[conversationId] === unread.conversations[conversationId]) continue;
      this.notify({ kind: 'unread', unread, conversationId });
    }
    for (const watcher of this.#watchers) watcher();
  }
}
