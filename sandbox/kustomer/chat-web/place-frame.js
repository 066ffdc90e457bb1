// Styles are set in script, which a strict policy allows; the page needs `frame-src` only.

/** @typedef {'left' | 'right' | { alignment?: 'left' | 'right', horizontalPadding?: number, verticalPadding?: number }} IconPosition */
/** @typedef {ReturnType<typeof frameOn>} Frame */

/** @param {import('./sdk.js').Options} options */
export async function placeFrame(options) {
  const element = document.createElement('iframe');
  element.id = 'kustomer-ui-sdk-iframe';
  element.title = 'Kustomer';
  element.src = new URL('frame.html', import.meta.url).href;
  const frame = frameOn(element, options);
  element.hidden = true;
  const loaded = new Promise((resolve) =>
    element.addEventListener('load', resolve, { once: true }),
  );
  document.body.append(element);
  await loaded;
  return frame;
}

/** @param {HTMLIFrameElement} element @param {import('./sdk.js').Options} options */
function frameOn(element, { hideChatIcon = false, chatIconPosition = 'right', chatIconSize = 64 }) {
  const position =
    typeof chatIconPosition === 'string' ? { alignment: chatIconPosition } : chatIconPosition;
  const { alignment = 'right', horizontalPadding = 16, verticalPadding = 16 } = position;
  /** @type {Element | null} */
  let focusedBefore = null;
  let isOpen = false;

  /** @param {string} width @param {string} height */
  function style(width, height) {
    Object.assign(element.style, {
      position: 'fixed',
      zIndex: '2147483000',
      border: '0',
      colorScheme: 'light dark', // The same as in the frame, or it becomes opaque.
      bottom: `${verticalPadding}px`,
      [alignment]: `${horizontalPadding}px`,
      width,
      height,
    });
  }

  return {
    element,
    isOpen: () => isOpen,
    /** @param {boolean} asChat */
    show(asChat) {
      if (asChat && !isOpen) focusedBefore = document.activeElement;
      const hadFocus = document.activeElement === element;
      isOpen = asChat;
      element.hidden = !asChat && hideChatIcon;
      if (asChat) style('min(24rem, 100vw - 2rem)', 'min(38rem, 100dvh - 2rem)');
      else style(`${chatIconSize}px`, `${chatIconSize}px`);
      if (asChat) element.focus();
      else if (hadFocus && focusedBefore instanceof HTMLElement) focusedBefore.focus();
    },
    remove: () => element.remove(),
  };
}
