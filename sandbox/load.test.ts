import { expect, it } from 'vitest';
import { openSandbox, readTokens, type SandboxClient, type TestResponse } from './test-sandbox';

const CLIENTS = 20;
const CALLS_PER_CLIENT = 50;

interface Person {
  customerId: number;
  email: string;
  password: string;
  jwt: string;
  refreshToken: string;
  firstName: string;
  used: string[];
}

const sandbox = openSandbox();

it('stays consistent under mixed calls in parallel', async () => {
  const people = await Promise.all(
    Array.from({ length: CLIENTS }, (_, index) => live(sandbox, index)),
  );

  expect(new Set(people.map(({ customerId }) => customerId)).size).toBe(CLIENTS);
  for (const person of people) {
    const { body } = await sandbox.cleeng('GET', `/customers/${person.customerId}`, {
      jwt: person.jwt,
    });
    expect(body).toMatchObject({
      responseData: { email: person.email, firstName: person.firstName },
    });
    for (const token of person.used) expect((await sandbox.refresh(token)).status).toBe(422);
    expect((await sandbox.refresh(person.refreshToken)).status).toBe(200);
  }
}, 60_000);

async function live(client: SandboxClient, index: number): Promise<Person> {
  const registered = await client.register({ firstName: 'Start' });
  const person: Person = { ...registered, firstName: 'Start', used: [] };
  for (let call = 1; call < CALLS_PER_CLIENT; call += 1) {
    const response = await act(client, person, (index + call) % 5, call);
    expect(response.status).toBe(200);
  }
  return person;
}

async function act(
  client: SandboxClient,
  person: Person,
  kind: number,
  call: number,
): Promise<TestResponse> {
  const own = `/customers/${person.customerId}`;
  const { jwt } = person;
  if (kind === 0) {
    const response = await client.refresh(person.refreshToken);
    person.used.push(person.refreshToken);
    Object.assign(person, { ...readTokens(response), customerId: person.customerId });
    return response;
  }
  if (kind === 1) {
    person.firstName = `Name ${call}`;
    return client.cleeng('PATCH', own, { jwt, body: { firstName: person.firstName } });
  }
  if (kind === 2) return client.cleeng('GET', `${own}/consents`, { jwt });
  if (kind === 3) {
    const consents = [
      { name: 'terms', version: '10', state: call % 2 === 0 ? 'accepted' : 'declined' },
    ];
    return client.cleeng('PUT', `${own}/consents`, { jwt, body: { consents } });
  }
  const body = { email: person.email, password: person.password, publisherId: 123456789 };
  return client.cleeng('POST', '/auths', { body });
}
