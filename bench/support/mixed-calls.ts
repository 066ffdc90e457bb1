import type { Send } from './client';
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

export async function sendMixedCalls(send: Send): Promise<void> {
  await Promise.all(Array.from({ length: CUSTOMERS }, (_, number) => liveOneLife(send, number)));
}

async function liveOneLife(send: Send, number: number): Promise<void> {
  const email = `mixed-${number}@example.com`;
  let person = personFrom(email, await send(registration(email)));
  for (let call = 1; call < CALLS_EACH; call += 1)
    person = await act(send, person, (number + call) % 6);
}

async function act(send: Send, person: Person, kind: number): Promise<Person> {
  if (kind === 0) {
    const renewed = personFrom(person.email, await send(refresh(person)));
    return { ...person, jwt: renewed.jwt, refreshToken: renewed.refreshToken };
  }
  if (kind === 1) return personFrom(person.email, await send(login(person)));
  if (kind === 2) await send(own(person, 'GET', '/customers/:id'));
  if (kind === 3) await send(own(person, 'PUT', '/customers/:id/consents', acceptance));
  if (kind === 4) await send(own(person, 'GET', '/customers/:id/capture/status'));
  if (kind === 5) await send(own(person, 'PUT', '/customers/:id/capture', answers));
  return person;
}
