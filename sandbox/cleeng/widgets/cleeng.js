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
