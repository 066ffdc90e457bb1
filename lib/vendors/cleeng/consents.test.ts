import { describe, expect, it } from 'vitest';
import { ownSandbox } from '@/lib/http/test-sandbox';
import { fetchCustomerConsents, fetchPublisherConsents, updateCustomerConsents } from './consents';
import { signIn } from './test-customer';

ownSandbox();

describe('consents', () => {
  it('of the publisher have their versions as strings', async () => {
    expect(await fetchPublisherConsents()).toMatchObject([
      { name: 'terms', version: '10', isRequired: true },
      { name: 'broadcaster_terms', version: '2', isRequired: true },
      { name: 'broadcaster_marketing', version: '1', isRequired: false },
    ]);
  });

  it('of a customer have the answered and the current version', async () => {
    const { customerId, jwt } = await signIn('carla');
    expect(await fetchCustomerConsents({ customerId, jwt })).toMatchObject([
      { name: 'terms', version: '10', answeredVersion: '9', state: 'accepted', needsUpdate: true },
      {
        name: 'broadcaster_terms',
        version: '2',
        answeredVersion: '1',
        state: 'accepted',
        needsUpdate: true,
      },
      { name: 'broadcaster_marketing', version: '1', state: 'declined', needsUpdate: false },
    ]);
    const [terms] = await fetchCustomerConsents({ customerId, jwt });
    const monthsAgo = (Date.now() - (terms?.answeredAt?.getTime() ?? 0)) / (30 * 86_400_000);
    expect(monthsAgo).toBeCloseTo(3, 1);
  });

  it('are stored one by one, without changing the others', async () => {
    const { customerId, jwt } = await signIn('anna');
    await updateCustomerConsents({ customerId, jwt }, [
      { name: 'broadcaster_marketing', version: '1', state: 'declined' },
    ]);
    expect(await fetchCustomerConsents({ customerId, jwt })).toMatchObject([
      { state: 'accepted' },
      { state: 'accepted' },
      { state: 'declined' },
    ]);
  });

  it.each([
    ['a version that is no longer current', { name: 'terms', version: '9' }],
    ['a version that does not exist yet', { name: 'terms', version: '11' }],
    ['an unknown consent', { name: 'unheard_of', version: '1' }],
  ])('are refused for %s', async (_, answer) => {
    const { customerId, jwt } = await signIn('anna');
    const answers = [{ ...answer, state: 'accepted' as const }];
    await expect(updateCustomerConsents({ customerId, jwt }, answers)).rejects.toMatchObject({
      name: 'Refusal',
      code: 'vendor_refused',
    });
  });
});
