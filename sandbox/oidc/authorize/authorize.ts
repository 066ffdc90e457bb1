// The form of the page posts to an address of its own, with the whole request in its query: nothing of it is kept meanwhile.

import { type Context, Hono } from 'hono';
import { refuseForeignCallers } from '../../controls/guard';
import { readForm, requireOwnForm } from '../../panel/form';
import { pagePolicy, securePage } from '../../panel/headers';
import type { Env, Sandbox } from '../../sandbox';
import { ageInSeconds } from '../../world/ageing';
import { issuerOf } from '../discovery';
import { authorizePage, refusedPage } from '../pages/authorize-page';
import { makeUpPerson, peopleOfBrowser } from '../people';
import { refusalBody } from '../refusal';
import { beginSession, currentSession } from '../session';
import type { ProviderSession } from '../world';
import {
  type AuthorizeRequest,
  type ReturnAddress,
  readRequest,
  readReturnAddress,
} from './authorize-request';
import { issueCode } from './issue-code';

export function authorize(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const routes = new Hono<Env>();
  routes.use('/authorize/*', securePage);

  routes.get('/authorize', (c) => {
    const { searchParams } = new URL(c.req.url);
    const back = readReturnAddress(sandbox, searchParams);
    if (!back) return c.html(refusedPage('The address to return to is not registered.'), 400);
    const { oidcAuthorization } = world.settings;
    if (oidcAuthorization === 'cancelled') return sendBack(sandbox, c, back, cancelled);
    if (/^(server_error|temporarily_unavailable)$/.test(oidcAuthorization))
      return sendBack(sandbox, c, back, { error: oidcAuthorization });
    const request = readRequest(searchParams);
    if ('error' in request) return sendBack(sandbox, c, back, request);

    const session = currentSession(sandbox, c);
    if (session && !mustChoose(sandbox, request, session))
      return sendBack(sandbox, c, back, issueCode(sandbox, session, request, back));
    if (request.prompt.includes('none'))
      return sendBack(sandbox, c, back, refusalBody('login_required', 'No one is signed in'));
    c.header('Content-Security-Policy', pagePolicy(`'self' ${back.storefront}`));
    const people = peopleOfBrowser(sandbox, c);
    return c.html(authorizePage(people, back.storefront, searchParams));
  });

  routes.post('/authorize/choice', refuseForeignCallers(sandbox), requireOwnForm, async (c) => {
    const { searchParams } = new URL(c.req.url);
    const back = readReturnAddress(sandbox, searchParams);
    const request = readRequest(searchParams);
    if (!back || 'error' in request) return c.html(refusedPage('The form is not ours.'), 400);
    const form = await readForm(c);
    if (form.has('cancel')) return sendBack(sandbox, c, back, cancelled);
    const person = form.has('email')
      ? makeUpPerson(sandbox, c, form)
      : peopleOfBrowser(sandbox, c).find(({ sub }) => sub === form.get('person'));
    if (!person) return c.html(refusedPage('This person does not exist any more.'), 400);
    if (typeof person === 'string') return c.html(refusedPage(person), 400);
    const session = beginSession(sandbox, c, person.sub);
    return sendBack(sandbox, c, back, issueCode(sandbox, session, request, back));
  });
  return routes;
}

const cancelled = refusalBody('access_denied', 'The sign-in was cancelled');

function mustChoose(
  { world }: Sandbox,
  { prompt, maxAge }: AuthorizeRequest,
  { authenticated }: ProviderSession,
): boolean {
  if (maxAge !== undefined && ageInSeconds(world, authenticated) >= maxAge) return true;
  return prompt.some((wish) => wish !== 'none');
}

/** RFC 9207: the response names its issuer. */
function sendBack(
  sandbox: Sandbox,
  c: Context,
  { redirectUri, state }: ReturnAddress,
  parameters: object,
): Response {
  const { oidcAuthorization: flaw, oidcDiscovery } = sandbox.world.settings;
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  const issuer = issuerOf(sandbox);
  if (flaw !== 'no-iss' && oidcDiscovery !== 'without-iss')
    url.searchParams.set('iss', flaw === 'wrong-iss' ? `${issuer}/other` : issuer);
  if (state !== null && flaw !== 'no-state')
    url.searchParams.set('state', flaw === 'wrong-state' ? 'another-state' : state);
  return c.redirect(url.href, 303);
}
