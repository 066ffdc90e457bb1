// 1,000 mixed calls from 20 customers at once, as a test suite would make them: what memory is weighed after.

import type { Ask } from './client';
import {
  acceptance,
  answers,
  login,
  own,
  type Person,
  personFrom,
  refresh,
  registration,
} from './people';

const CUSTOMERS = 20;
const CALLS_EACH = 50;
export const MIXED_CALLS = CUSTOMERS * CALLS_EACH;

export async function askMixedCalls(ask: Ask): Promise<void> {
  await Promise.all(Array.from({ length: CUSTOMERS }, (_, number) => liveOneLife(ask, number)));
}

async function liveOneLife(ask: Ask, number: number): Promise<void> {
  const email = `mixed-${number}@example.com`;
  let person = personFrom(email, await ask(registration(email)));
  for (let call = 1; call < CALLS_EACH; call += 1)
    person = await act(ask, person, (number + call) % 6);
}

async function act(ask: Ask, person: Person, kind: number): Promise<Person> {
  if (kind === 0) {
    const renewed = personFrom(person.email, await ask(refresh(person)));
    return { ...person, jwt: renewed.jwt, refreshToken: renewed.refreshToken };
  }
  if (kind === 1) return personFrom(person.email, await ask(login(person)));
  if (kind === 2) await ask(own(person, 'GET', '/customers/:id'));
  if (kind === 3) await ask(own(person, 'PUT', '/customers/:id/consents', acceptance));
  if (kind === 4) await ask(own(person, 'GET', '/customers/:id/capture/status'));
  if (kind === 5) await ask(own(person, 'PUT', '/customers/:id/capture', answers));
  return person;
}
