import 'server-only';
import { createAuth } from './auths';

export interface TestCustomer {
  customerId: string;
  email: string;
  password: string;
  jwt: string;
  refreshToken: string;
}

export async function signIn(name: 'anna' | 'ben' | 'carla' | 'dirk'): Promise<TestCustomer> {
  const email = `${name}@example.com`;
  const password = `${name}-sandbox-1`;
  const { customerId, tokens } = await createAuth(email, password, null);
  return { customerId, email, password, jwt: tokens.jwt, refreshToken: tokens.refreshToken ?? '' };
}
