import { expect, it } from 'vitest';
import { examined } from './test-examination';

const key = (letter: string) => Buffer.alloc(32, letter).toString('base64url');
/** Real vendors that nobody reaches: only what we are told about ourselves is of interest here. */
const nowhere = {
  CLEENG_API_URL: 'http://127.0.0.1:1',
  CLEENG_JWKS_URL: 'http://127.0.0.1:1/jwks.json',
  CLEENG_PUBLISHER_ID: '111222333',
};
const environment = async (given: Record<string, string>) =>
  (await examined({ ...nowhere, ...given })).findings('Environment');

it('asks nobody while the environment is not complete, and says what is missing', async () => {
  const { titles, findings, isHealthy } = await examined({
    ...nowhere,
    APP_URL: 'http://shop.example',
    VISITOR_ADDRESS: 'socket',
    SESSION_KEYS: '',
    PORT: 'web',
  });
  expect(titles).toEqual(['Environment']);
  expect(isHealthy).toBe(false);
  expect(Object.values(findings('Environment')).map(({ outcome }) => outcome)).not.toContain(
    'fine',
  );
  expect(findings('Environment')).toMatchObject({
    APP_URL: {
      answer: 'is http://shop.example',
      advice: expect.stringMatching(/^A public address must be https/),
    },
    SESSION_KEYS: { answer: 'is missing', advice: expect.stringContaining('randomBytes') },
    PORT: { answer: 'is not a number', advice: 'See .env.example.' },
  });
});

it.each([
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'forwarded:1' },
    'fine',
    'entry 1 from the right of X-Forwarded-For',
  ],
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'header:Fly-Client-IP' },
    'fine',
    'the header fly-client-ip',
  ],
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'socket' },
    'warning',
    "the connection's own, though our address is public",
  ],
  [{ VISITOR_ADDRESS: 'socket' }, 'fine', "the connection's own"],
  [{ VISITOR_ADDRESS: '' }, 'fine', 'is not told: limits count by account alone'],
  [
    { VISITOR_ADDRESS: 'forwarded:2' },
    'warning',
    "entry 2 from the right of X-Forwarded-For, though our address is this machine's",
  ],
])(
  "says where the visitor's address comes from: %j",
  async (given: Record<string, string>, outcome, answer) => {
    expect(await environment(given)).toMatchObject({
      "the visitor's address (VISITOR_ADDRESS)": { outcome, answer },
    });
  },
);

it.each([
  [{}, 'http://localhost:3000: this machine alone, so cookies are not Secure'],
  [{ APP_URL: 'https://localhost' }, 'https://localhost: this machine alone'],
  [
    { APP_URL: 'https://shop.example', VISITOR_ADDRESS: 'forwarded:1' },
    'https://shop.example: session cookies are Secure',
  ],
])('knows our address: %j', async (given, answer) => {
  expect(await environment(given)).toMatchObject({
    'our address (APP_URL)': { outcome: 'fine', answer },
  });
});

it.each([
  [key('a'), 'fine', '1, which seals and opens'],
  [`${key('a')},${key('b')}`, 'fine', '2: the first seals, all open'],
  [`${key('a')},${key('b')},${key('a')}`, 'warning', '3, of which some are the same'],
])('counts session keys: %#', async (keys, outcome, answer) => {
  expect(await environment({ SESSION_KEYS: keys })).toMatchObject({
    'session keys (SESSION_KEYS)': { outcome, answer },
  });
});

it('does not guess which port the sandbox has', async () => {
  const { findings, isHealthy } = await examined({ SANDBOX_PORT: '0', DEMO: 'true' });
  expect(isHealthy).toBe(false);
  expect(findings('Environment')).toMatchObject({
    'sandbox (SANDBOX_PORT)': {
      outcome: 'failure',
      advice: expect.stringContaining('SANDBOX_INTERNAL_URL'),
    },
    'demo (DEMO)': { answer: 'yes: every page says so' },
  });
});
