import type { Call, Send } from './client';

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

export const requestReset = ({ email }: Person): Call => ({
  method: 'PUT',
  path: '/cleeng/customers/passwords',
  body: { customerEmail: email, publisherId: PUBLISHER },
});

/** A call with the customer's own JWT and id, which replaces `:id` in the path. */
export function own(person: Person, method: string, path: string, body?: unknown): Call {
  return {
    method,
    path: `/cleeng${path.replace(':id', String(person.customerId))}`,
    body,
    headers: { authorization: `Bearer ${person.jwt}` },
  };
}

/** For each mail in the sandbox, the call that uses its link. */
export async function resetsFromMail(send: Send): Promise<Call[]> {
  const mails = (await send({ method: 'GET', path: '/_/mail' })) as { link: string }[];
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
