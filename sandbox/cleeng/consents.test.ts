import { describe, expect, it } from 'vitest';
import { failure, openSandbox, success } from '../test-sandbox';

const sandbox = openSandbox();

async function readConsents(
  id: number,
  jwt: string,
): Promise<Record<string, Record<string, unknown>>> {
  const { body } = await sandbox.cleeng('GET', `/customers/${id}/consents`, { jwt });
  const { consents } = (body as { responseData: { consents: Record<string, unknown>[] } })
    .responseData;
  return Object.fromEntries(consents.map((consent) => [consent.name, consent]));
}

describe("a publisher's consents", () => {
  it('are listed in the documented shape', async () => {
    const response = await sandbox.cleeng('GET', '/publishers/123456789/consents');
    expect(response.status).toBe(200);
    expect(response.body).toMatchObject({
      errors: [],
      responseData: {
        consents: [
          {
            broadcasterId: 0,
            name: 'terms',
            required: true,
            version: '10',
            enabledByDefault: false,
          },
          { broadcasterId: 123456789, name: 'broadcaster_terms', required: true, version: '2' },
          {
            broadcasterId: 123456789,
            name: 'broadcaster_marketing',
            required: false,
            version: '1',
          },
        ],
      },
    });
  });

  it("are only Cleeng's own for a publisher without consents", async () => {
    const { body } = await sandbox.cleeng('GET', '/publishers/987654321/consents');
    const { consents } = (body as { responseData: { consents: { name: string }[] } }).responseData;
    expect(consents.map(({ name }) => name)).toEqual(['terms']);
  });

  it.each(['1', 'abc', '123456789x', '0x75bcd15'])('are refused for %s', async (id) => {
    const response = await sandbox.cleeng('GET', `/publishers/${id}/consents`);
    expect(response).toEqual(failure(400, 'REQ0003', 'Invalid param publisherId'));
  });
});

describe("a customer's consents", () => {
  it('are listed as declined in the newest version until answered', async () => {
    const { jwt, customerId } = await sandbox.register();
    const { terms, broadcaster_marketing } = await readConsents(customerId, jwt);
    expect(terms).toEqual({
      customerId: String(customerId),
      name: 'terms',
      required: true,
      state: 'declined',
      version: '10',
      needsUpdate: true,
      label: expect.stringContaining('Terms and Conditions'),
      value: 'https://cleeng.com/cloud/consumer-terms',
      newestVersion: '10',
      date: expect.any(Number),
    });
    expect(broadcaster_marketing).toMatchObject({ state: 'declined', needsUpdate: false });
  });

  it('are stored, also partially and with extra keys', async () => {
    const { jwt, customerId } = await sandbox.register();
    const body = {
      id: String(customerId),
      consents: [{ name: 'terms', version: '10', state: 'accepted', value: '' }],
    };
    expect(await sandbox.cleeng('PUT', `/customers/${customerId}/consents`, { jwt, body })).toEqual(
      success({ success: true }),
    );
    const consents = await readConsents(customerId, jwt);
    expect(consents.terms).toMatchObject({ state: 'accepted', needsUpdate: false });
    expect(consents.broadcaster_terms).toMatchObject({ state: 'declined' });
  });

  it('need an update after another version', async () => {
    const { jwt, customerId } = await sandbox.login('carla@example.com', 'carla-sandbox-1');
    expect((await readConsents(customerId, jwt)).terms).toMatchObject({
      state: 'accepted',
      version: '9',
      newestVersion: '10',
      needsUpdate: true,
    });
  });

  it('still need an update when a required one is declined', async () => {
    const { jwt, customerId } = await sandbox.register();
    const body = { consents: [{ name: 'terms', version: 10, state: 'declined' }] };
    expect(
      (await sandbox.cleeng('PUT', `/customers/${customerId}/consents`, { jwt, body })).status,
    ).toBe(200);
    expect((await readConsents(customerId, jwt)).terms).toMatchObject({
      state: 'declined',
      needsUpdate: true,
    });
  });

  it('are refused as a whole with an older version or an unknown name', async () => {
    const { jwt, customerId } = await sandbox.register();
    const put = (consents: unknown) =>
      sandbox.cleeng('PUT', `/customers/${customerId}/consents`, { jwt, body: { consents } });
    const good = { name: 'broadcaster_terms', version: '2', state: 'accepted' };
    expect(await put([good, { name: 'terms', version: '9', state: 'accepted' }])).toEqual(
      failure(422, 'REQ0001', 'Consent version is not current'),
    );
    expect(await put([good, { name: 'tos', version: '1', state: 'accepted' }])).toEqual(
      failure(422, 'REQ0001', 'Consent does not exist'),
    );
    expect((await readConsents(customerId, jwt)).broadcaster_terms).toMatchObject({
      state: 'declined',
    });
  });

  it('accept an older version, with the setting', async () => {
    await sandbox.control('settings', { staleConsentVersion: 'accepted' });
    const { jwt, customerId } = await sandbox.register();
    const body = { consents: [{ name: 'terms', version: '9', state: 'accepted' }] };
    expect(
      (await sandbox.cleeng('PUT', `/customers/${customerId}/consents`, { jwt, body })).status,
    ).toBe(200);
    expect((await readConsents(customerId, jwt)).terms).toMatchObject({
      version: '9',
      needsUpdate: true,
    });
  });

  it.each([
    {},
    [],
    '{',
    { consents: [] },
    { consents: 'terms' },
    { consents: [{ version: '10', state: 'accepted' }] },
    { consents: [{ name: 'terms', state: 'accepted' }] },
    { consents: [{ name: 'terms', version: '10' }] },
    { consents: [{ name: 'terms', version: '10', state: 'maybe' }] },
    { consents: [{ name: 'terms', version: '10', state: true }] },
  ])('refuse the body %j', async (body) => {
    const { jwt, customerId } = await sandbox.register();
    expect(await sandbox.cleeng('PUT', `/customers/${customerId}/consents`, { jwt, body })).toEqual(
      failure(400, 'REQ0001', 'Invalid request body'),
    );
  });
});

describe('POST /_/consents', () => {
  it('publishes the next version, which every customer has to answer again', async () => {
    const { jwt, customerId } = await sandbox.login('anna@example.com', 'anna-sandbox-1');
    expect((await readConsents(customerId, jwt)).terms).toMatchObject({ needsUpdate: false });
    await sandbox.control('consents', { name: 'terms', label: 'New terms' });
    expect((await readConsents(customerId, jwt)).terms).toMatchObject({
      needsUpdate: true,
      version: '10',
      newestVersion: '11',
      label: 'New terms',
      required: true,
    });
  });

  it.each([
    ['1.1', '1.10'],
    ['2026-b', '2026-a'],
    [7, 6],
  ])(
    'publishes any other version, which has to be answered again: after %j, %j',
    async (first, next) => {
      await sandbox.control('consents', { name: 'privacy', version: first });
      const { jwt, customerId } = await sandbox.register();
      const accept = (version: unknown) =>
        sandbox.cleeng('PUT', `/customers/${customerId}/consents`, {
          jwt,
          body: { consents: [{ name: 'privacy', version, state: 'accepted' }] },
        });
      expect((await accept(first)).status).toBe(200);
      expect((await readConsents(customerId, jwt)).privacy).toMatchObject({ needsUpdate: false });
      await sandbox.control('consents', { name: 'privacy', version: next });
      expect((await readConsents(customerId, jwt)).privacy).toMatchObject({
        needsUpdate: true,
        newestVersion: next,
      });
      expect((await accept(first)).status).toBe(422);
    },
  );

  it('publishes a consent without a label', async () => {
    await sandbox.control('consents', { name: 'terms', label: null });
    const { jwt, customerId } = await sandbox.register();
    const { terms } = await readConsents(customerId, jwt);
    expect(terms).not.toHaveProperty('label');
    expect(terms).toMatchObject({ value: 'https://cleeng.com/cloud/consumer-terms' });
    const { body } = await sandbox.cleeng('GET', '/publishers/123456789/consents');
    expect(JSON.stringify(body)).not.toContain('Terms and Conditions');
  });

  it('adds a new consent', async () => {
    await sandbox.control('consents', { name: 'privacy', label: 'Privacy', required: true });
    const { jwt, customerId } = await sandbox.register();
    expect((await readConsents(customerId, jwt)).privacy).toMatchObject({
      version: '1',
      required: true,
    });
  });
});
