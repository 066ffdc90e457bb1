// https://developer.kustomer.com/chat-sdk/docs/kustomer-start: the other methods exist only between `start` and `stop`.

import { openChannel } from './channel.js';
import { createMethods } from './methods.js';
import { placeFrame } from './place-frame.js';
import { storedToken } from './stored-token.js';

/**
 * @typedef {object} Options Others are ignored.
 * @property {string} [brandId]
 * @property {boolean} [hideChatIcon]
 * @property {import('./place-frame.js').IconPosition} [chatIconPosition]
 * @property {number} [chatIconSize]
 * @property {string} [lang]
 * @property {boolean} [hideNewConversationButtonOnHistory]
 */

/** @type {Promise<void> | undefined} */
let started;

/** @param {object} kustomer @param {string} apiKey @param {Options} options @param {() => void} [callback] */
export async function start(kustomer, apiKey, options, callback) {
  if (started)
    console.error('Kustomer.start() was called again without stop(): its options are ignored.');
  started ??= begin(kustomer, apiKey, options);
  try {
    await started;
  } catch (error) {
    started = undefined;
    console.error('Kustomer could not start, and never calls back.', error);
    return;
  }
  callback?.();
}

/** @param {object} kustomer @param {string} apiKey @param {Options} options */
async function begin(kustomer, apiKey, options) {
  const frame = await placeFrame(options);
  const channel = await openChannel(frame.element);
  try {
    const { lang, hideNewConversationButtonOnHistory } = options;
    const look = { lang, hideNewConversationButtonOnHistory };
    const methods = createMethods(channel, frame);
    await channel.call('start', { apiKey, token: storedToken.read(), look });
    Object.assign(kustomer, methods, { stop });
    frame.show(false);

    /** @param {() => void} [callback] */
    function stop(callback) {
      started = undefined;
      channel.close();
      frame.remove();
      for (const name of Object.keys({ ...methods, stop })) Reflect.deleteProperty(kustomer, name);
      queueMicrotask(() => callback?.());
    }
  } catch (error) {
    channel.close();
    frame.remove();
    throw error;
  }
}
