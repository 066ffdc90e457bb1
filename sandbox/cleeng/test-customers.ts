// Their passwords are public.

export interface TestCustomer {
  id: number;
  email: string;
  password: string;
  /** Shown on the panel. */
  story: string;
  firstName: string;
  lastName: string;
  country: string;
  currency: string;
  locale: string;
  consents: Record<string, string>;
  captureAnswers: Record<string, string>;
  isOurs: boolean;
}

const everyConsent = { terms: '10', broadcaster_terms: '2', broadcaster_marketing: '1' };
const dutch = { country: 'NL', currency: 'EUR', locale: 'nl_NL' };

export const testCustomers: TestCustomer[] = [
  {
    id: 100000001,
    email: 'anna@example.com',
    password: 'anna-sandbox-1',
    story: 'Has accepted and answered everything, and has a subscription',
    firstName: 'Anna',
    lastName: 'de Vries',
    ...dutch,
    consents: everyConsent,
    captureAnswers: {
      birthDate: '1988-04-12',
      custom_1: 'A friend',
      custom_2: 'Yes, tell me about premieres',
    },
    isOurs: true,
  },
  {
    id: 100000002,
    email: 'ben@example.com',
    password: 'ben-sandbox-1',
    story: 'Registered before capture was enabled: nothing answered yet',
    firstName: '',
    lastName: '',
    country: 'US',
    currency: 'USD',
    locale: 'en_US',
    consents: everyConsent,
    captureAnswers: {},
    isOurs: true,
  },
  {
    id: 100000003,
    email: 'carla@example.com',
    password: 'carla-sandbox-1',
    story: 'Accepted older versions of the terms',
    firstName: 'Carla',
    lastName: 'Moreno',
    country: 'ES',
    currency: 'EUR',
    locale: 'es_ES',
    consents: { terms: '9', broadcaster_terms: '1' },
    captureAnswers: { custom_1: 'Search engine' },
    isOurs: true,
  },
  {
    id: 100000004,
    email: 'dirk@example.com',
    password: 'dirk-sandbox-1',
    story: 'Never answered a consent, nor a question; had a subscription once',
    firstName: '',
    lastName: '',
    ...dutch,
    consents: {},
    captureAnswers: {},
    isOurs: true,
  },
  {
    id: 100000005,
    email: 'elsewhere@example.com',
    password: 'elsewhere-sandbox-1',
    story: 'A customer of another publisher only: login answers USER0003',
    firstName: 'Ellis',
    lastName: 'Where',
    country: 'GB',
    currency: 'GBP',
    locale: 'en_GB',
    consents: {},
    captureAnswers: {},
    isOurs: false,
  },
];
