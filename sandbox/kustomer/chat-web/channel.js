/** @typedef {{ kind: string, [detail: string]: any }} Notice */
/**
 * @typedef {object} Channel
 * @property {(method: string, details?: object) => Promise<any>} call
 * @property {(listener: (notice: Notice) => void) => void} onNotice
 * @property {() => void} close Pending requests are never answered.
 */

/** @param {HTMLIFrameElement} frame which has loaded @returns {Promise<Channel>} */
export async function openChannel(frame) {
  const { port1, port2 } = new MessageChannel();
  const channel = channelOn(port1);
  frame.contentWindow?.postMessage({ kind: 'open' }, new URL(frame.src).origin, [port2]);
  await channel.call('listen'); // Never resolves if the frame was blocked.
  return channel;
}

/** @param {MessagePort} port @returns {Channel} */
function channelOn(port) {
  /** @type {Map<number, { resolve: (response: unknown) => void, reject: (error: Error) => void }>} */
  const open = new Map();
  /** @type {(notice: Notice) => void} */
  let listener = () => {};
  let lastNumber = 0;

  port.onmessage = ({ data }) => {
    if (data.kind) return listener(data);
    const pending = open.get(data.number);
    open.delete(data.number);
    if (data.error === undefined) pending?.resolve(data.response);
    else pending?.reject(new Error(data.error));
  };

  return {
    call(method, details = {}) {
      lastNumber += 1;
      const number = lastNumber;
      port.postMessage({ number, method, details });
      return new Promise((resolve, reject) => open.set(number, { resolve, reject }));
    },
    onNotice(next) {
      listener = next;
    },
    close() {
      open.clear();
      port.close();
    },
  };
}
