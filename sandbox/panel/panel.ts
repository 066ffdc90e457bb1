import { Hono } from 'hono';
import { refuseForeignCallers } from '../controls/guard';
import type { Env, Sandbox } from '../sandbox';
import { actionRoutes } from './actions';
import { securePage } from './headers';
import { renderPage } from './page';
import { requireSignIn, signInRoutes } from './sign-in';
import { style } from './style';
import { visitorMailRoutes } from './visitor-mail';

export function panelRoutes(sandbox: Sandbox): Hono<Env> {
  const panel = new Hono<Env>();
  const guards = [securePage, refuseForeignCallers(sandbox)] as const;
  panel.use('/', ...guards);
  panel.use('/panel/*', ...guards);

  panel.get('/panel/style.css', (c) =>
    c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  panel.route('/', visitorMailRoutes(sandbox));
  panel.route('/', signInRoutes(sandbox));
  panel.get('/', requireSignIn(sandbox), (c) => c.html(renderPage(sandbox, c.req.query('notice'))));
  panel.route('/', actionRoutes(sandbox));
  return panel;
}
