// For a BigCommerce store's pages: shows signed-in customers what they bought lately, as Foyer's server tells it, and leads on to
// their account. How to install it: docs/store-snippet.md. The store says who is there, in a token that only Foyer's server reads.
(() => {
  const place = document.getElementById('foyer-purchases');
  const script = document.currentScript;
  if (!place || !script) return; // Nobody is signed in, so the theme drew no place for this.
  const foyer = new URL(script.src).origin;

  place.setAttribute('aria-live', 'polite');
  place.setAttribute('aria-busy', 'true');
  show().finally(() => place.setAttribute('aria-busy', 'false'));

  async function show() {
    try {
      const token = await readToken();
      if (token) place.replaceChildren(...draw(await askFoyer(token)));
    } catch {
      place.replaceChildren(apology());
    }
  }

  /** Null for a guest. BigCommerce answers with text; its documents also speak of JSON, which would be quoted. */
  async function readToken() {
    const id = encodeURIComponent(place.dataset.clientId);
    const answer = await ask(`/customer/current.jwt?app_client_id=${id}`);
    if (answer.status === 404) return null;
    const token = (await answer.text()).trim().replace(/^"(.*)"$/, '$1');
    if (!answer.ok || !/^[\w-]+\.[\w-]+\.[\w-]+$/.test(token)) throw new Error('The store gave no token.');
    return token;
  }

  async function askFoyer(token) {
    const answer = await ask(`${foyer}/api/current-customer`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token }),
      credentials: 'omit',
    });
    if (!answer.ok) throw new Error('Foyer had no answer.');
    return answer.json();
  }

  function ask(address, options) {
    return fetch(address, { cache: 'no-store', signal: AbortSignal.timeout(15000), ...options });
  }

  function draw({ language: lang, heading, empty, purchases, ...way }) {
    const list = purchases.length
      ? element('ul', { lang }, ...purchases.map(item))
      : element('p', { lang }, empty);
    return [element('h2', { lang }, heading), list, handOver(way, lang)];
  }

  function item({ name, imageUrl, date, price, url }) {
    const className = 'foyer-name';
    return element(
      'li',
      {},
      ...(isWeb(imageUrl) ? [element('img', { src: imageUrl, alt: '', width: 64, height: 64 })] : []),
      isWeb(url) ? element('a', { className, href: url }, name) : element('span', { className }, name),
      element('span', { className: 'foyer-date' }, date),
      element('span', { className: 'foyer-price' }, price),
    );
  }

  /** The token is fetched anew, stands in the form only while it is sent, and never in an address. */
  function handOver({ continueLabel, outOfReach }, lang) {
    const token = element('input', { type: 'hidden', name: 'token' });
    const button = element('button', { lang }, continueLabel);
    const action = `${foyer}/api/current-customer/session`;
    const form = element('form', { method: 'post', action }, token, button);
    form.addEventListener('submit', async (event) => {
      event.preventDefault();
      button.disabled = true;
      form.nextSibling?.remove(); // So that what is said again is read out again.
      try {
        token.value = (await readToken()) ?? '';
        if (token.value) form.submit();
        else location.reload(); // Signed out meanwhile, in another tab perhaps.
      } catch {
        form.after(element('p', { lang }, outOfReach));
        button.disabled = false;
      }
      token.value = '';
    });
    addEventListener('pageshow', () => {
      button.disabled = false; // Back from there. Not sooner: a token opens the account once.
    });
    return form;
  }

  function apology() {
    return element('p', {}, place.dataset.unavailable || 'Your purchases cannot be shown right now.');
  }

  function isWeb(address) {
    return /^https?:/.test(address ?? '');
  }

  /** Texts become text, whatever is in them. */
  function element(tag, properties, ...content) {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...content);
    return made;
  }
})();
