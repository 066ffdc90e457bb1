// cleeng.js, as a page loads it: a module, once, from this origin. It keeps the page's tokens, mounts its widgets and
// says CLEENG_SDK_LOADED when `window.cleeng` may be used.
// https://developers.cleeng.com/docs/cleeng-hosted-widgets-global-communication-methods

import { mountWidgets } from './mount.js';
import { openSession } from './session.js';

const session = await openSession();

Reflect.set(window, 'cleeng', {
  onAuthTokensUpdate: session.onChange,
  setAuthTokens: session.keep,
  logout: session.leave,
});
mountWidgets(session);
window.postMessage({ type: 'CLEENG_SDK_LOADED' }, window.location.origin);
