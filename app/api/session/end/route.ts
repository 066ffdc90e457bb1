import { signOut } from '@/lib/customer/sessions';
import { forgetSession } from '@/lib/session/cookie';
import { routeHandler } from '@/lib/web/route';

/** Signs out. Responds like `GET /api/session`. */
export const POST = routeHandler(async () => {
  await signOut();
  await forgetSession();
  return { state: 'guest' };
});
