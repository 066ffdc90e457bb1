import { describe, expect, it } from 'vitest';
import { stampVisitor } from './visitor-stamp';

const forged = () => ({
  host: 'localhost:3000',
  'x-foyer-visitor': 'guessed 203.0.113.66',
  'x-forwarded-for': '198.51.100.1, 203.0.113.7',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-forwarded-port': '443',
  'x-real-ip': '203.0.113.66',
  forwarded: 'for=203.0.113.66',
});

describe('the stamp on a request', () => {
  it('replaces everything a visitor can claim', () => {
    const headers = forged();
    stampVisitor(headers, '::ffff:192.0.2.1', { trustedProxies: 0, marker: 'secret' });
    expect(headers).toEqual({ host: 'localhost:3000', 'x-foyer-visitor': 'secret 192.0.2.1' });
  });

  it('leaves the name and scheme of the site to a trusted proxy', () => {
    const headers = forged();
    stampVisitor(headers, '10.0.0.9', { trustedProxies: 1, marker: 'secret' });
    expect(headers).toEqual({
      host: 'localhost:3000',
      'x-foyer-visitor': 'secret 203.0.113.7',
      'x-forwarded-host': 'evil.example',
      'x-forwarded-proto': 'https',
    });
  });

  it('is absent rather than forged when the address is unknown', () => {
    const headers = forged();
    stampVisitor(headers, undefined, { trustedProxies: 0, marker: 'secret' });
    expect(headers).toEqual({ host: 'localhost:3000' });
  });
});
