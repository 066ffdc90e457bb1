// Customers of the sandbox for the measurements: how they register, and what they ask.

import type { Ask, Call } from './client';

export interface Person {
  customerId: number;
  email: string;
  password: string;
  jwt: string;
  refreshToken: string;
}

const PASSWORD = 'long-enough-1';
export const PUBLISHER = 123456789;

export function registration(email: string): Call {
  const body = {
    email,
    password: PASSWORD,
    publisherId: PUBLISHER,
    country: 'NL',
    currency: 'EUR',
    locale: 'nl_NL',
  };
  return { method: 'POST', path: '/cleeng/customers', body };
}

export function personFrom(email: string, answer: unknown): Person {
  const { responseData } = answer as { responseData: Omit<Person, 'email' | 'password'> };
  return { ...responseData, email, password: PASSWORD };
}

export const login = ({ email, password }: Person): Call => ({
  method: 'POST',
  path: '/cleeng/auths',
  body: { email, password, publisherId: PUBLISHER },
});

export const refresh = ({ refreshToken }: Person): Call => ({
  method: 'POST',
  path: '/cleeng/auths/refresh_token',
  body: { refreshToken },
});

export const askForReset = ({ email }: Person): Call => ({
  method: 'PUT',
  path: '/cleeng/customers/passwords',
  body: { customerEmail: email, publisherId: PUBLISHER },
});

/** A call with the person's own JWT; `:id` in the path is theirs. */
export function own(person: Person, method: string, path: string, body?: unknown): Call {
  return {
    method,
    path: `/cleeng${path.replace(':id', String(person.customerId))}`,
    body,
    headers: { authorization: `Bearer ${person.jwt}` },
  };
}

/** The newest link of everybody who asked for one, as the call that uses it. */
export async function resetsFromMail(ask: Ask): Promise<Call[]> {
  const mails = (await ask({ method: 'GET', path: '/_/mail' })) as { link: string }[];
  return mails.map(({ link }) => {
    const { email, resetPasswordToken } = Object.fromEntries(new URL(link).searchParams);
    const body = {
      customerEmail: email,
      resetPasswordToken,
      publisherId: PUBLISHER,
      newPassword: 'changed-1',
    };
    return { method: 'PATCH', path: '/cleeng/customers/passwords', body };
  });
}

export const acceptance = { consents: [{ name: 'terms', version: '10', state: 'accepted' }] };
export const answers = { firstName: 'Ada', lastName: 'Byron', birthDate: '1990-12-10' };
