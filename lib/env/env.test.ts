import pg from 'pg';
import { describe, expect, it, vi } from 'vitest';
import { databaseHost } from './addresses';
import { environmentProblems, readEnvironment, replaceAuthVariables } from './env';

const key = Buffer.alloc(32, 'k').toString('base64url');
const complete = {
  DATABASE_URL: 'postgresql://foyer@127.0.0.1/foyer',
  SESSION_KEYS: key,
  VISITOR_ADDRESS: 'forwarded:1',
};
const cleeng = {
  CLEENG_API_URL: 'https://mediastoreapi.example',
  CLEENG_JWKS_URL: 'https://auth.example/.well-known/jwks.json',
  CLEENG_PUBLISHER_ID: '111222333',
};
const real = { ...complete, ...cleeng, APP_URL: 'https://shop.example' };

const environmentOf = (source: Record<string, string>) => {
  const { problems, environment } = readEnvironment(source);
  expect(problems).toEqual([]);
  if (!environment) throw new Error('No environment, and no problem.');
  return environment;
};
/** The variables of the problems, in order. */
const wrongVariables = (source: Record<string, string>) =>
  readEnvironment(source).problems.map((problem) => problem.split(' ')[0]);

describe('the variables of next-auth', () => {
  it('are replaced by our own address', () => {
    vi.stubEnv('DATABASE_URL', complete.DATABASE_URL);
    vi.stubEnv('SESSION_KEYS', key);
    vi.stubEnv('APP_URL', 'http://localhost:3000');
    const source: NodeJS.ProcessEnv = {
      NODE_ENV: 'test',
      NEXTAUTH_URL: 'shop.example.com/api/auth',
      AUTH_URL: 'shop.example.com',
      AUTH_TRUST_HOST: 'false',
      AUTHOR: 'kept',
    };
    expect(replaceAuthVariables(source)).toEqual(['NEXTAUTH_URL', 'AUTH_URL', 'AUTH_TRUST_HOST']);
    expect(source).toEqual({ NODE_ENV: 'test', AUTHOR: 'kept', AUTH_URL: 'http://localhost:3000' });
  });
});

describe('the environment', () => {
  it('uses the sandbox without vendors', () => {
    expect(environmentOf(complete)).toMatchObject({
      app: {
        origin: 'http://localhost:3000',
        isSecure: false,
        isDemo: false,
        isDevelopment: false,
      },
      sandbox: { url: 'http://127.0.0.1:4010' },
      cleeng: {
        apiUrl: 'http://127.0.0.1:4010/cleeng',
        jwksUrl: 'http://127.0.0.1:4010/cleeng/.well-known/jwks.json',
        publisherId: '123456789',
      },
    });
  });

  it("sets new passwords on our page, or on Cleeng's", () => {
    expect(environmentOf(real).cleeng.resetPage).toBe('own');
    expect(environmentOf({ ...real, CLEENG_RESET_PAGE: 'cleeng' }).cleeng.resetPage).toBe('cleeng');
    expect(environmentOf({ ...complete, CLEENG_RESET_PAGE: 'cleeng' }).sandbox).not.toBeNull();
    expect(readEnvironment({ ...real, CLEENG_RESET_PAGE: 'vendor' }).problems).toEqual([
      'CLEENG_RESET_PAGE is neither own nor cleeng.',
    ]);
  });

  it.each([
    ['en', {}],
    ['pt-BR', { CLEENG_CONTENT_LANGUAGE: 'pt-br' }],
    ['ar', { CLEENG_CONTENT_LANGUAGE: 'ar' }],
  ])("knows that Cleeng's texts are in %s", (language, set) => {
    expect(environmentOf({ ...real, ...set }).cleeng.contentLanguage).toBe(language);
  });

  it.each(['English', 'en_GB', 'e', '12'])('refuses %j as their language', (language) => {
    expect(
      readEnvironment({ ...real, CLEENG_CONTENT_LANGUAGE: language }).problems.join(),
    ).toContain('CLEENG_CONTENT_LANGUAGE is not a language like en or pt-BR');
  });

  it('has the configured offers, or those of the sandbox', () => {
    expect(environmentOf(complete).cleeng.offers).toContain('S916977979_NL');
    expect(environmentOf(real).cleeng.offers).toEqual([]);
    expect(environmentOf({ ...real, CLEENG_OFFERS: 'S1_NL, P2_NL' }).cleeng.offers).toEqual([
      'S1_NL',
      'P2_NL',
    ]);
    expect(wrongVariables({ ...real, CLEENG_OFFERS: 'S1_NL,,P2_NL' })).toEqual(['CLEENG_OFFERS']);
  });

  it('has one address of the sandbox for our server and one for browsers', () => {
    const { sandbox, cleeng: vendor } = environmentOf({
      ...complete,
      SANDBOX_INTERNAL_URL: 'http://sandbox:4010/',
      SANDBOX_URL: 'https://sandbox.example',
    });
    expect(sandbox).toEqual({ url: 'https://sandbox.example' });
    expect(vendor.apiUrl).toBe('http://sandbox:4010/cleeng');
  });

  it('has the widgets of the sandbox, the configured ones, or none', () => {
    expect(
      environmentOf({ ...complete, SANDBOX_URL: 'https://sandbox.example' }).cleeng.widgets,
    ).toEqual({
      scriptUrl: 'https://sandbox.example/cleeng/widgets/cleeng.js',
      origin: 'https://sandbox.example',
      apiOrigin: 'https://sandbox.example',
    });
    expect(environmentOf(real).cleeng.widgets).toBeNull();
    const scriptUrl = 'https://widgets.example/cleeng.js';
    expect(environmentOf({ ...real, CLEENG_WIDGETS_URL: scriptUrl }).cleeng.widgets).toEqual({
      scriptUrl,
      origin: 'https://widgets.example',
      apiOrigin: 'https://mediastoreapi.example',
    });
    expect(wrongVariables({ ...complete, CLEENG_WIDGETS_URL: scriptUrl })).toEqual([
      'CLEENG_WIDGETS_URL',
    ]);
    expect(
      wrongVariables({ ...real, CLEENG_WIDGETS_URL: 'http://widgets.example/cleeng.js' }),
    ).toEqual(['CLEENG_WIDGETS_URL']);
  });

  it('has no sandbox when Cleeng is configured', () => {
    expect(environmentOf(real)).toMatchObject({
      app: { origin: 'https://shop.example', isSecure: true },
      sandbox: null,
      cleeng: { apiUrl: cleeng.CLEENG_API_URL, publisherId: '111222333' },
    });
  });

  it.each(['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080'])(
    'lets a vendor on this machine do without https: %s',
    (url) => {
      const vendor = { CLEENG_API_URL: url, CLEENG_JWKS_URL: `${url}/jwks.json` };
      expect(environmentOf({ ...real, ...vendor }).cleeng).toMatchObject({ apiUrl: url });
      expect(environmentOf({ ...complete, SANDBOX_URL: url }).sandbox).toEqual({ url });
    },
  );

  it.each(['CLEENG_API_URL', 'CLEENG_JWKS_URL', 'CLEENG_WIDGETS_URL', 'APP_URL'])(
    'takes no password within %s',
    (name) => {
      expect(wrongVariables({ ...real, [name]: 'https://ada:secret@vendor.example' })).toEqual([
        name,
      ]);
    },
  );

  it('ignores a slash at the end of an address', () => {
    const slashed = {
      ...real,
      APP_URL: 'https://shop.example/',
      CLEENG_API_URL: 'https://api.example/v2/',
    };
    expect(environmentOf(slashed)).toMatchObject({
      app: { origin: 'https://shop.example' },
      cleeng: { apiUrl: 'https://api.example/v2' },
    });
  });

  it('treats a blank variable as missing', () => {
    expect(environmentOf({ ...complete, APP_URL: '', DEMO: '  ' }).app.origin).toBe(
      'http://localhost:3000',
    );
  });

  it('migrates at DIRECT_DATABASE_URL, else DATABASE_URL, and at start only with MIGRATE_AT_START', () => {
    expect(environmentOf(complete).database).toMatchObject({
      url: complete.DATABASE_URL,
      directUrl: complete.DATABASE_URL,
      isMigratedAtStart: false,
    });
    const direct = 'postgresql://owner@127.0.0.1/foyer';
    expect(
      environmentOf({ ...complete, DIRECT_DATABASE_URL: direct, MIGRATE_AT_START: 'true' })
        .database,
    ).toMatchObject({ url: complete.DATABASE_URL, directUrl: direct, isMigratedAtStart: true });
  });

  it.each([
    ['postgresql://foyer:a-password@db.example/foyer', 'db.example'],
    ['postgres://foyer:a-password@db.example:6432/foyer?sslmode=verify-full', 'db.example:6432'],
    ['postgresql://foyer:a-password@/foyer?host=/cloudsql/a:b:c', '/cloudsql/a:b:c'],
    ['postgresql://foyer@localhost/foyer?host=%2Fvar%2Frun%2Fpostgresql', '/var/run/postgresql'],
    ['postgresql:///foyer?host=/var/run/postgresql', '/var/run/postgresql'],
    ['postgresql://foyer@%2Fvar%2Frun%2Fpostgresql/foyer', '/var/run/postgresql'],
  ])('accepts %s, which pg connects to at %s', (DATABASE_URL, host) => {
    expect(environmentOf({ ...complete, DATABASE_URL }).database.url).toBe(DATABASE_URL);
    expect(databaseHost(DATABASE_URL)).toBe(host);
    expect(host.split(':6432')[0]).toBe(new pg.Client(DATABASE_URL).host);
  });

  it('opens ten connections to the database by default', () => {
    expect(environmentOf(complete).database.poolMax).toBe(10);
    expect(environmentOf({ ...complete, DATABASE_POOL_MAX: '3' }).database.poolMax).toBe(3);
  });

  it('reads several session keys in order', () => {
    const other = Buffer.alloc(48, 'o').toString('base64url');
    expect(environmentOf({ ...complete, SESSION_KEYS: `${other}, ${key}` }).session.keys).toEqual([
      other,
      key,
    ]);
  });
});

describe('an incomplete environment', () => {
  it('names everything that is missing', () => {
    expect(wrongVariables({})).toEqual(['DATABASE_URL', 'SESSION_KEYS']);
  });

  it.each([
    ['CLEENG_API_URL', ['CLEENG_JWKS_URL', 'CLEENG_PUBLISHER_ID']],
    ['CLEENG_JWKS_URL', ['CLEENG_API_URL', 'CLEENG_PUBLISHER_ID']],
    ['CLEENG_PUBLISHER_ID', ['CLEENG_API_URL', 'CLEENG_JWKS_URL']],
  ] as const)('names the rest of Cleeng where only %s is given', (given, missing) => {
    expect(wrongVariables({ ...complete, [given]: cleeng[given] })).toEqual(missing);
  });

  it('names wrong values together with what is missing', () => {
    const wrong = { PORT: 'web', APP_URL: 'shop.example', DEMO: 'yes', SESSION_IDLE_DAYS: '0' };
    expect(wrongVariables(wrong).sort()).toEqual(
      ['APP_URL', 'DATABASE_URL', 'DEMO', 'PORT', 'SESSION_IDLE_DAYS', 'SESSION_KEYS'].sort(),
    );
  });

  it('names missing variables of Cleeng beside a wrong one', () => {
    expect(wrongVariables({ ...complete, CLEENG_PUBLISHER_ID: '12' })).toEqual([
      'CLEENG_PUBLISHER_ID',
      'CLEENG_API_URL',
      'CLEENG_JWKS_URL',
    ]);
  });

  it('does not use the sandbox when a vendor variable is wrong', () => {
    expect(wrongVariables({ ...real, CLEENG_API_URL: 'mediastore' })).toEqual(['CLEENG_API_URL']);
  });

  it.each([
    ['PORT', '70000'],
    ['PORT', '3000.5'],
    ['TRUSTED_PROXIES', '1'],
    ['VISITOR_ADDRESS', 'forwarded'],
    ['VISITOR_ADDRESS', 'forwarded:0'],
    ['VISITOR_ADDRESS', 'header:x y'],
    ['VISITOR_ADDRESS', 'header:'],
    ['DATABASE_URL', 'mysql://foyer@127.0.0.1/foyer'],
    ['DIRECT_DATABASE_URL', 'db.example'],
    ['MIGRATE_AT_START', 'yes'],
    ['DATABASE_URL', 'db.example/foyer'],
    ['DATABASE_URL', 'postgresql://foyer@db.example:port/foyer'],
    ['DATABASE_POOL_MAX', '0'],
    ['DATABASE_POOL_MAX', '101'],
    ['APP_URL', 'ftp://shop.example'],
    ['APP_URL', 'https://shop.example/foyer'],
    ['APP_URL', 'https://shop.example/?store=1'],
    ['APP_URL', 'https://shop.example#top'],
    ['APP_URL', 'https://foyer@shop.example'],
    ['CLEENG_API_URL', 'http://mediastoreapi.example'],
    ['CLEENG_API_URL', 'http://localhost.example'],
    ['CLEENG_JWKS_URL', 'http://auth.example/.well-known/jwks.json'],
    ['SANDBOX_URL', 'http://sandbox.example'],
    ['CLEENG_PUBLISHER_ID', '12345678'],
    ['SANDBOX_ADMIN_TOKEN', 'too-short'],
    ['SESSION_KEYS', ' , '],
    ['SESSION_KEYS', 'short'],
    ['SESSION_IDLE_DAYS', '91'],
    ['CRON_SECRET', 'fifteen-letters'],
    ['CRON_SECRET', 'sixteen letters or more'],
  ])('refuses %s=%s', (name, value) => {
    expect(wrongVariables({ ...real, [name]: value })).toEqual([name]);
  });

  it('counts the session keys that are too short', () => {
    expect(
      environmentProblems({ ...complete, SESSION_KEYS: `short,${key},brief`, NODE_ENV: 'test' }),
    ).toEqual([
      expect.stringContaining('(number 1 of those)'),
      expect.stringContaining('(number 2 of those)'),
    ]);
  });

  it('consists of sentences', () => {
    const wrong = {
      ...complete,
      SESSION_KEYS: ',',
      APP_URL: 'https://shop.example/x',
      SANDBOX_PORT: '1e9',
      CLEENG_API_URL: 'y',
    };
    for (const problem of readEnvironment(wrong).problems) {
      expect(problem).toMatch(/^[A-Z_]+ (is|holds|must be) .+\.$/);
    }
  });

  it('contains no value of a secret', () => {
    const secret = 'hunter2';
    const { problems } = readEnvironment({
      DATABASE_URL: `mysql://foyer:${secret}@db/foyer`,
      SESSION_KEYS: secret,
      SANDBOX_ADMIN_TOKEN: secret,
      CLEENG_PUBLISHER_TOKEN: secret,
      CRON_SECRET: secret,
      APP_URL: `http://foyer:${secret}@shop.example/?${secret}`,
    });
    expect(problems.length).toBeGreaterThanOrEqual(3);
    expect(problems.join('\n')).not.toContain(secret);
  });
});

describe('cleaning', () => {
  it('runs on a timer, and its route exists with a secret', () => {
    expect(environmentOf(complete).cleaning).toEqual({ isOnTimer: true, cronSecret: null });
    const secret = 'sixteen-letters-';
    expect(environmentOf({ ...complete, CRON_SECRET: secret }).cleaning.cronSecret).toBe(secret);
  });

  it('needs the cron and its secret on Vercel', () => {
    expect(wrongVariables({ ...real, VERCEL: '1' })).toEqual(['CRON_SECRET']);
    const withSecret = { ...real, VERCEL: '1', CRON_SECRET: 'sixteen-letters-' };
    expect(environmentOf(withSecret).cleaning.isOnTimer).toBe(false);
  });
});

describe('a public address', () => {
  it.each(['http://localhost:8080', 'http://127.0.0.1:3000', 'http://[::1]:3000'])(
    'is not %s: http will do there',
    (url) => {
      expect(environmentOf({ ...complete, APP_URL: url }).app.isSecure).toBe(false);
    },
  );

  it('must be https', () => {
    expect(readEnvironment({ ...real, APP_URL: 'http://shop.example' }).problems).toEqual([
      expect.stringMatching(/^APP_URL .*must be https/),
    ]);
  });

  it('requires VISITOR_ADDRESS', () => {
    expect(readEnvironment({ ...real, VISITOR_ADDRESS: '' }).problems).toEqual([
      expect.stringMatching(/^VISITOR_ADDRESS is missing: .*forwarded:1.*header:fly-client-ip/),
    ]);
    expect(environmentOf({ ...complete, VISITOR_ADDRESS: '' }).app.visitorAddress).toBeNull();
    expect(
      environmentOf({ ...real, VISITOR_ADDRESS: 'header:CF-Connecting-IP' }).app.visitorAddress,
    ).toEqual({
      from: 'header',
      name: 'cf-connecting-ip',
    });
  });

  it('refuses the sandbox', () => {
    expect(readEnvironment({ ...complete, APP_URL: 'https://shop.example' }).problems).toEqual([
      expect.stringMatching(/^APP_URL is public .*CLEENG_API_URL.*DEMO=true/),
    ]);
  });

  it('may be a demo with an admin token and a sandbox address', () => {
    const demo = {
      ...complete,
      APP_URL: 'https://demo.example',
      DEMO: 'true',
      CLEENG_PUBLISHER_TOKEN: 'our-own-publisher-token',
    };
    expect(wrongVariables(demo)).toEqual([
      'BIGCOMMERCE_CLIENT_SECRET',
      'BIGCOMMERCE_ACCESS_TOKEN',
      'KUSTOMER_CHAT_SECRET',
      'SANDBOX_ADMIN_TOKEN',
      'SANDBOX_URL',
    ]);
    const set = {
      SANDBOX_ADMIN_TOKEN: 'sixteen-or-longer',
      SANDBOX_URL: 'https://sandbox.example',
      BIGCOMMERCE_CLIENT_SECRET: 'a'.repeat(31),
      BIGCOMMERCE_ACCESS_TOKEN: 'a-token-of-its-own',
      KUSTOMER_CHAT_SECRET: 'a'.repeat(32),
    };
    expect(environmentOf({ ...demo, ...set }).app.isDemo).toBe(true);
  });

  it('refuses DEMO with a real Cleeng', () => {
    expect(wrongVariables({ ...real, DEMO: 'true' })).toEqual(['DEMO']);
  });
});
