import { randomBytes } from 'node:crypto';
import type { Sandbox } from './sandbox';

const publisherId = '123456789';

/** What a customer has answered elsewhere before they come to the storefront. */
export interface History {
  consents?: 'accepted' | 'unanswered';
  capture?: 'answered' | 'unanswered';
  locale?: string;
}

/** A person of this test alone: a name, an e-mail address and a password. */
export class Customer {
  private readonly suffix = randomBytes(5).toString('hex');
  readonly firstName = 'Ada';
  readonly lastName = `Quist-${this.suffix.slice(0, 4)}`;
  readonly name = `${this.firstName} ${this.lastName}`;
  readonly email = `ada.${this.suffix}@example.com`;
  readonly password = `seat-${this.suffix}-1`;

  constructor(private readonly sandbox: Sandbox) {}

  /** Registers at Cleeng directly. */
  async register({
    consents = 'accepted',
    capture = 'answered',
    locale = 'en_GB',
  }: History = {}): Promise<void> {
    const { email, password } = this;
    await this.sandbox.cleeng('POST', '/customers', {
      body: { email, password, publisherId, country: 'GB', currency: 'GBP', locale },
    });
    if (consents === 'accepted') await this.acceptConsents();
    if (capture === 'answered') await this.answerCapture();
  }

  async acceptConsents(): Promise<void> {
    const { consents } = await this.read<{ consents: { name: string; newestVersion: string }[] }>(
      '/consents',
    );
    const accepted = consents.map(({ name, newestVersion }) => ({
      name,
      version: newestVersion,
      state: 'accepted',
    }));
    await this.call('PUT', '/consents', { consents: accepted });
  }

  /** The required questions only. */
  async answerCapture(): Promise<void> {
    const { firstName, lastName } = this;
    const customAnswers = [{ questionId: 'custom_1', value: 'A friend' }];
    await this.call('PUT', '/capture', { firstName, lastName, customAnswers });
  }

  /** At Cleeng directly, as another app does. */
  async changeEmail(email: string): Promise<void> {
    await this.call('PATCH', '', { email, confirmationPassword: this.password });
  }

  /** Reads the customer, or a part of them, from Cleeng. */
  read<Answer>(what: '' | '/consents' | '/capture/status' = ''): Promise<Answer> {
    return this.call<Answer>('GET', what);
  }

  /** By name: `accepted` or `declined`. */
  async consentStates(): Promise<Record<string, string>> {
    const { consents } = await this.read<{ consents: { name: string; state: string }[] }>(
      '/consents',
    );
    return Object.fromEntries(consents.map(({ name, state }) => [name, state]));
  }

  private async call<Answer>(method: string, what: string, body?: unknown): Promise<Answer> {
    const { email, password } = this;
    const { jwt, customerId } = await this.sandbox.cleeng<{ jwt: string; customerId: number }>(
      'POST',
      '/auths',
      {
        body: { email, password, publisherId },
      },
    );
    return this.sandbox.cleeng<Answer>(method, `/customers/${customerId}${what}`, { jwt, body });
  }
}
