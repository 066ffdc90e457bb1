// https://developer.kustomer.com/chat-sdk/docs/kustomer-addlistener: a listener that throws does not stop the others.

/** @typedef {(response: any, error?: Error) => void} Listener */

export function createListeners() {
  /** @type {Map<string, Set<Listener>>} */
  const listeners = new Map();

  return {
    /** @param {string} event @param {Listener} listener */
    addListener(event, listener) {
      listeners.set(event, (listeners.get(event) ?? new Set()).add(listener));
    },
    /** @param {string} event @param {Listener} listener */
    removeListener(event, listener) {
      listeners.get(event)?.delete(listener);
    },
    /** @param {string} event @param {object | null} response */
    emit(event, response) {
      for (const listener of listeners.get(event) ?? [])
        queueMicrotask(() => listener(response, undefined));
    },
  };
}
