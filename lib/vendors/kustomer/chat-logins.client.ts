// Logins that Kustomer has not answered. Each may still let somebody in, long after nobody waits for it.
// The surprise: hot reloading evaluates this anew, and Kustomer answers all the same. So they are kept with the window.

interface Login {
  externalId: string;
  answered: Promise<unknown>;
}

const page: typeof globalThis & { foyerLogins?: Set<Login> } = globalThis;
page.foyerLogins ??= new Set();
const unanswered = page.foyerLogins;

/** Remembers a login until it is answered, however it went. */
export function noteLogin<Value>(externalId: string, answered: Promise<Value>): Promise<Value> {
  const login = { externalId, answered };
  unanswered.add(login);
  return answered.finally(() => unanswered.delete(login));
}

export function isLoginUnanswered(): boolean {
  return unanswered.size > 0;
}

/** Settles once nobody else's login can come in between. Never rejects, and may never settle: bring patience. */
export function othersAnswered(externalId: string): Promise<unknown> {
  const others = [...unanswered].filter((login) => login.externalId !== externalId);
  return Promise.allSettled(others.map(({ answered }) => answered));
}
