// Text and nodes only, never markup from strings.

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

/** The label is the publisher's HTML: text and links to the web are kept, nothing else. @param {string} label */
export function consentLabel(label) {
  const { body } = new DOMParser().parseFromString(label, 'text/html');
  return [...body.childNodes].map((node) => {
    const href = node instanceof HTMLAnchorElement ? node.href : '';
    return consentLink(href, node.textContent ?? '');
  });
}

/** @param {string} href @param {string} text */
export function consentLink(href, text) {
  return /^https?:/.test(href)
    ? element('a', { href, target: '_blank', rel: 'noopener' }, text)
    : text;
}
