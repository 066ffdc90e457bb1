// Elements without a framework: what is shown is text and nodes, never markup made of strings.

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | boolean | ((event: Event) => void)>} attributes `on…` listens, true stands alone, false is left out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children);
  return made;
}

/** What a consent's label says. It is HTML of the publisher's: text and links to the web are kept, nothing else. @param {string} label */
export function consentLabel(label) {
  const { body } = new DOMParser().parseFromString(label, 'text/html');
  return [...body.childNodes].map((node) => {
    const href = node instanceof HTMLAnchorElement ? node.href : '';
    const text = node.textContent ?? '';
    return /^https?:/.test(href) ? element('a', { href, target: '_blank', rel: 'noopener' }, text) : text;
  });
}
