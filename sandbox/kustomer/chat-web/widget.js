// https://developer.kustomer.com/docs/chat/web: a classic script. `kustomerLoaded` is dispatched at once; `start` waits for sdk.js.

{
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  const apiKey = script.dataset.kustomerApiKey ?? '';
  /** @type {Promise<typeof import('./sdk.js')>} */
  const sdk = import(new URL('sdk.js', script.src).href);
  sdk.catch((error) => console.error('Kustomer: the rest of the SDK could not be loaded.', error));

  const kustomer = {
    /** @param {import('./sdk.js').Options} [options] @param {() => void} [callback] */
    start(options = {}, callback) {
      sdk.then(({ start }) => start(kustomer, apiKey, options, callback));
    },
  };
  if (Reflect.has(window, 'Kustomer')) console.error('Kustomer: widget.js was loaded twice.');
  else Reflect.set(window, 'Kustomer', kustomer);
  window.dispatchEvent(new Event('kustomerLoaded'));
}
