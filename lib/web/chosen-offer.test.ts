import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { offerPath, withReturnTo } from '@/lib/paths';
import { chosenOffer } from './chosen-offer';

const [ours, passOfOurs] = ['S916977979_NL', 'P640527981_NL'];
setEnvironment({ CLEENG_OFFERS: `${ours},${passOfOurs}` });

describe('the offer that somebody comes for', () => {
  it.each([
    offerPath(ours),
    `/offers/${ours}/`,
    `/offers/${ours}?from=mail`,
    `/offers/${ours}#seat`,
  ])('is the one whose page they go back to: %s', (returnTo) => {
    expect(chosenOffer(returnTo)).toBe(ours);
  });

  it.each(['/consents', '/capture'])('is the one behind the page of the gate: %s', (step) => {
    expect(chosenOffer(withReturnTo(step, offerPath(ours)))).toBe(ours);
  });

  it.each([
    ['another page', '/account'],
    ['no page of one offer', '/offers/'],
    [
      'a page that somebody else’s stands behind',
      withReturnTo('/consents', offerPath('S111111111_NL')),
    ],
    [
      'a page that another site stands behind',
      withReturnTo('/consents', `//foyer.invalid${offerPath(ours)}`),
    ],
    ['a page below', `/offers/${ours}/more`],
    ['somebody else’s', offerPath('S111111111_NL')],
    ['what could be no offer', '/offers/..%2Fcustomers'],
    ['more than a name', `/offers/${'S'.repeat(65)}`],
  ])('is none where they come from %s', (_, returnTo) => {
    expect(chosenOffer(returnTo)).toBeNull();
  });
});
