import { Api, isSessionOver } from './api.js';
import { listen } from './live-lines.js';
import { unreadIn } from './unread.js';

/** @typedef {import('../snapshot').Snapshot} Snapshot */
/** @typedef {(news: import('./line.js').News) => void} Tell */

/** @type {Snapshot} */
const nothing = { revision: -1, customer: { identified: false, customerId: '' }, conversations: [] };

export class Session {
  known = nothing;
  /** @type {Set<() => void>} */
  #watchers = new Set();
  /** @type {Promise<void> | null} */
  #beginning = null;
  #stopListening = () => {};

  /** @param {URL} address of the API @param {Tell} tell */
  constructor(address, tell) {
    this.api = new Api(address);
    this.tell = tell;
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
    this.#take(token);
    try {
      await this.ask('GET', 'session');
    } catch (error) {
      if (!isSessionOver(error)) throw error;
    }
  }

  /** Begins a visitor's session, if there is none. */
  async need() {
    if (this.hasBegun) return;
    this.#beginning ??= this.#begin().finally(() => {
      this.#beginning = null;
    });
    await this.#beginning;
  }

  async #begin() {
    const answer = await this.api.ask('POST', 'sessions');
    this.#take(answer.trackingToken ?? null);
    this.keep();
    this.#learn(answer);
  }

  /** Updates the known state from the response, and forgets a session that has ended. @param {string} method @param {string} path @param {object} [body] */
  async ask(method, path, body) {
    try {
      const answer = await this.api.ask(method, path, body);
      this.#learn(answer);
      return answer;
    } catch (error) {
      if (isSessionOver(error)) this.#forget();
      throw error;
    }
  }

  keep() {
    this.tell({ kind: 'token', token: this.api.token });
  }

  /** Throws if Kustomer cannot be reached; the session then stays. */
  async end() {
    try {
      if (this.hasBegun) await this.api.ask('DELETE', 'session');
    } catch (error) {
      if (!isSessionOver(error)) throw error;
    }
    this.#forget();
  }

  #forget() {
    if (this.hasBegun) this.tell({ kind: 'forget', token: this.api.token });
    this.#learn({ ...nothing, revision: this.known.revision });
    this.#take(null);
  }

  /** @param {string | null} token */
  #take(token) {
    this.#stopListening();
    this.known = nothing;
    this.api.token = token;
    this.#stopListening = token === null ? () => {} : listen(this.api, (next) => this.#learn(next));
  }

  /** @param {Snapshot} next */
  #learn(next) {
    if (next.revision < this.known.revision) return;
    const before = unreadIn(this.known);
    this.known = next;
    const unread = unreadIn(next);
    for (const conversationId of new Set([
      ...Object.keys(before.conversations),
      ...Object.keys(unread.conversations),
    ])) {
      if (before.conversations[conversationId] === unread.conversations[conversationId]) continue;
      this.tell({ kind: 'unread', unread, conversationId });
    }
    for (const watcher of this.#watchers) watcher();
  }
}
