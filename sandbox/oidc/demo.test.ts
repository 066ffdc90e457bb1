import { expect, it } from 'vitest';
import { openSandbox } from '../test-sandbox';
import { ANNA, NEW_PEOPLE, NINA } from './seed';
import { authorizePath, TestBrowser } from './test-provider';

const demo = openSandbox({ adminToken: 'an-admin-token-of-a-demo' });
const local = openSandbox();

it('a public demo shows no one whose account the next visitor would find', async () => {
  const { body } = await new TestBrowser(demo).get(authorizePath());
  expect(body).toContain(`value="${ANNA}"`);
  for (const person of NEW_PEOPLE) expect(body).not.toContain(person);
  expect((await new TestBrowser(demo).choose(NINA)).status).toBe(400);

  const shown = await new TestBrowser(local).get(authorizePath());
  for (const person of NEW_PEOPLE) expect(shown.body).toContain(`value="${person}"`);
});

it('a public demo shows a made-up person in their own browser alone', async () => {
  const [own, other] = [new TestBrowser(demo), new TestBrowser(demo)];
  const choice = authorizePath().replace('/authorize?', '/authorize/choice?');
  expect((await own.post(choice, { email: 'mine@example.com', givenName: 'Mine' })).status).toBe(
    303,
  );
  const again = authorizePath({ prompt: 'select_account' });
  expect((await own.get(again)).body).toContain('mine@example.com');
  expect((await other.get(again)).body).not.toContain('mine@example.com');
});
