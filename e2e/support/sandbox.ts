/** One call that the storefront, or a test, made to a vendor. */
export interface Call {
  at: string;
  method: string;
  /** With the query. */
  path: string;
  status: number;
  /** Named in its body instead of the publisher. */
  offerId?: string;
}

/** A person at the OpenID provider. Null takes a claim away. */
export interface ProviderPerson {
  sub?: string;
  email?: string | null;
  emailVerified?: boolean;
  givenName?: string | null;
  familyName?: string | null;
}

/** A conversation as the agent sees it. */
export interface Chat {
  /** Null for a guest. */
  externalId: string | null;
  email: string | null;
  messages: { from: 'customer' | 'agent'; text: string }[];
}

export interface FaultOrder {
  /** Cleeng, unless it says otherwise. */
  vendor?: 'cleeng' | 'bigcommerce' | 'kustomer' | 'oidc';
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH';
  /** Behind the vendor's name; `:name` stands for one segment, `*` for any rest. */
  path?: string;
  when?: 'before' | 'after';
  fault: number | 'timeout' | 'reset' | 'malformed' | 'slow';
  times?: number;
}

/** The sandbox's controls. */
export class Sandbox {
  constructor(readonly url: string) {}

  async reset(): Promise<void> {
    await this.control('reset');
  }

  /** A vendor's next calls fail as ordered; once, unless `times` says otherwise. */
  async fail(order: FaultOrder): Promise<void> {
    await this.control('fail', { vendor: 'cleeng', ...order });
  }

  /** Ends the faults of a vendor. */
  async recover(vendor: 'cleeng' | 'kustomer' | 'oidc' = 'cleeng'): Promise<void> {
    await this.control('fail', { vendor, times: 0 });
  }

  async advance(seconds: number): Promise<void> {
    await this.control('advance', { seconds });
  }

  /** Cleeng signs with a new key; the old ones stay published for a while. */
  async rotateKeys(): Promise<void> {
    await this.control('rotate-keys');
  }

  /** Adds a person at the OpenID provider, or changes the one with this `sub`. */
  async person(person: ProviderPerson): Promise<void> {
    await this.control('oidc-people', person);
  }

  /** The provider ends a person's sessions, and tells the storefront. Returns how that responded. */
  async providerLogout(sub: string): Promise<number[]> {
    const { sent } = await this.control<{ sent: { status: number }[] }>('oidc-logout', { sub });
    return sent.map(({ status }) => status);
  }

  /** Calls to the OpenID provider since the last reset: `POST /token`. */
  async providerCalls(call: string): Promise<Call[]> {
    const calls: Call[] = await this.json(await fetch(`${this.url}/_/calls`));
    const wanted = call.replace(' /', ' /oidc/');
    return calls.filter(({ method, path }) => `${method} ${path.split('?')[0]}` === wanted);
  }

  async settings(changes: Record<string, unknown>): Promise<void> {
    await this.control('settings', changes);
  }

  /** Publishes the next version of a consent, or withdraws it. */
  async consents(consent: {
    name: string;
    label?: string | null;
    value?: string;
    version?: string | number;
    required?: boolean;
    enabledByDefault?: boolean;
    withdrawn?: true;
  }): Promise<void> {
    await this.control('consents', consent);
  }

  async capture(changes: {
    isCaptureEnabled?: boolean;
    settings?: { key: string; [change: string]: unknown }[];
  }): Promise<void> {
    await this.control('capture', changes);
  }

  /** Gives a customer an offer. With negative days it has ended already. */
  async subscribe({ email }: { email: string }, offerId: string, days = 30): Promise<void> {
    await this.control('subscriptions', { email, offerId, days });
  }

  async mail(to: string): Promise<{ link: string }[]> {
    return this.json(await fetch(`${this.url}/_/mail?to=${encodeURIComponent(to)}`));
  }

  /** Every conversation, oldest first. */
  async chats(): Promise<Chat[]> {
    return this.json(await fetch(`${this.url}/_/chats`));
  }

  /** Answers as the agent. */
  async answerChat({ externalId }: Chat, text: string): Promise<void> {
    await this.control('chat', { externalId, text });
  }

  /** Calls to Kustomer since the last reset, its script included: `POST /v1/chat/login`. */
  async kustomerCalls(call: string): Promise<Call[]> {
    const calls: Call[] = await this.json(await fetch(`${this.url}/_/calls`));
    return calls.filter(
      ({ method, path }) => `${method} ${path}` === call.replace(' /', ' /kustomer/'),
    );
  }

  /** Calls to Cleeng since the last reset: `POST /auths`, `PUT /customers/:id/capture`. */
  async calls(call: string): Promise<Call[]> {
    const pattern = new RegExp(
      `^${call.replace(' /', ' /cleeng/').replace(/:id/g, '\\d+').replace(/:\w+/g, '[^/]+')}$`,
    );
    const calls: Call[] = await this.json(await fetch(`${this.url}/_/calls`));
    return calls.filter(({ method, path }) => pattern.test(`${method} ${path.split('?')[0]}`));
  }

  /** Calls Cleeng directly, and returns its `responseData`. */
  async cleeng<Answer>(
    method: string,
    path: string,
    { jwt, body }: { jwt?: string; body?: unknown } = {},
  ): Promise<Answer> {
    const answer = await fetch(`${this.url}/cleeng${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        ...(jwt && { authorization: `Bearer ${jwt}` }),
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return (await this.json<{ responseData: Answer }>(answer)).responseData;
  }

  private async control<Answer>(name: string, order: unknown = {}): Promise<Answer> {
    return this.json(
      await fetch(`${this.url}/_/${name}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(order),
      }),
    );
  }

  private async json<Answer>(answer: Response): Promise<Answer> {
    if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  }
}
