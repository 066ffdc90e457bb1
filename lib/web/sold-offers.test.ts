import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { offerOfPage, soldOffer } from './sold-offers';

setEnvironment({ CLEENG_OFFERS: 'S916977979_NL,P640527981_NL' });

describe('soldOffer', () => {
  it('is one of ours', () => {
    expect(soldOffer('P640527981_NL')).toBe('P640527981_NL');
  });

  it.each([undefined, null, '', 'S111111111_NL', '../customers', ['S916977979_NL']])(
    'is nothing else: %j',
    (given) => {
      expect(soldOffer(given)).toBeNull();
    },
  );
});

describe('offerOfPage', () => {
  it.each(['/offers/S916977979_NL', '/offers/S916977979_NL/'])('knows %s', (pathname) => {
    expect(offerOfPage(pathname)).toBe('S916977979_NL');
  });

  it.each([
    '/',
    '/offers',
    '/offers/',
    '/account',
    '/offers/S111111111_NL',
    '/offers/S916977979_NL/more',
    '/more/offers/S916977979_NL',
    '/offers/..%2Fcustomers',
  ])('knows none in %s', (pathname) => {
    expect(offerOfPage(pathname)).toBeNull();
  });
});
