/** @param {MessagePort} port @param {Record<string, (details: any) => unknown>} methods */
export function serveMethods(port, methods) {
  port.onmessage = async ({ data: { number, method, details } }) => {
    try {
      const response = method === 'listen' ? undefined : await methods[method]?.(details);
      port.postMessage({ number, response });
    } catch (error) {
      port.postMessage({ number, error: error instanceof Error ? error.message : String(error) });
    }
  };
}
