import { signOut } from '@/lib/customer/sessions';
import { forgetSession } from '@/lib/session/cookie';
import { routeHandler } from '@/lib/web/route';

/** Signs this browser out, for scripts: what the button does, told as `GET /api/session` would tell it. */
export const POST = routeHandler(async () => {
  await signOut();
  await forgetSession();
  return { state: 'guest' };
});
