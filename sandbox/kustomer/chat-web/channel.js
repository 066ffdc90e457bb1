/** @typedef {{ kind: string, [detail: string]: any }} News */
/**
 * @typedef {object} Line
 * @property {(method: string, details?: object) => Promise<any>} ask
 * @property {(listener: (news: News) => void) => void} onNews
 * @property {() => void} close Pending requests are never answered.
 */

/** @param {HTMLIFrameElement} frame which has loaded @returns {Promise<Line>} */
export async function openLine(frame) {
  const { port1, port2 } = new MessageChannel();
  const line = lineOn(port1);
  frame.contentWindow?.postMessage({ kind: 'open' }, new URL(frame.src).origin, [port2]);
  await line.ask('listen'); // Never resolves if the frame was blocked.
  return line;
}

/** @param {MessagePort} port @returns {Line} */
function lineOn(port) {
  /** @type {Map<number, { resolve: (response: unknown) => void, reject: (error: Error) => void }>} */
  const open = new Map();
  /** @type {(news: News) => void} */
  let listener = () => {};
  let asked = 0;

  port.onmessage = ({ data }) => {
    if (data.kind) return listener(data);
    const question = open.get(data.number);
    open.delete(data.number);
    if (data.error === undefined) question?.resolve(data.response);
    else question?.reject(new Error(data.error));
  };

  return {
    ask(method, details = {}) {
      asked += 1;
      const number = asked;
      port.postMessage({ number, method, details });
      return new Promise((resolve, reject) => open.set(number, { resolve, reject }));
    },
    onNews(next) {
      listener = next;
    },
    close() {
      open.clear();
      port.close();
    },
  };
}
