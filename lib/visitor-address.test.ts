import { describe, expect, it } from 'vitest';
import { visitorAddress } from './visitor-address';

const from = (forwardedFor: string | undefined, trustedProxies: number, socketAddress = '10.0.0.9') =>
  visitorAddress({ socketAddress, forwardedFor, trustedProxies });

describe("a visitor's address", () => {
  it('is the connection’s own without a trusted proxy, whatever is claimed', () => {
    expect(from('203.0.113.7', 0)).toBe('10.0.0.9');
  });

  it.each([
    ['203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', 2, '198.51.100.1'],
    ['forged, 198.51.100.1 ,203.0.113.7', 2, '198.51.100.1'],
  ])(
    'in %j behind %i proxies is %s: what a client forges stands further left',
    (header, proxies, address) => {
      expect(from(header, proxies)).toBe(address);
    },
  );

  it.each([
    [undefined, 1],
    ['', 1],
    [' , ', 1],
    ['203.0.113.7', 2],
    ['203.0.113.7, unknown', 1],
    ['203.0.113.999', 1],
    ['203.0.113.7 evil', 1],
  ])('is the connection’s own when %j behind %i proxies names none', (header, proxies) => {
    expect(from(header, proxies)).toBe('10.0.0.9');
  });

  it.each([
    ['203.0.113.7:51234', '203.0.113.7'],
    ['2001:DB8::7', '2001:db8::7'],
    ['[2001:db8::7]', '2001:db8::7'],
    ['"[2001:db8::7]:51234"', '2001:db8::7'],
    ['fe80::1%eth0', 'fe80::1'],
    ['2001:0db8:0000::0007', '2001:db8::7'],
    ['::ffff:203.0.113.7', '203.0.113.7'],
    ['::ffff:cb00:7107', '203.0.113.7'],
    ['[0:0:0:0:0:FFFF:cb00:7107]:51234', '203.0.113.7'],
    ['::ffff:0b0b:0001', '11.11.0.1'],
  ])('%s is written %s', (written, address) => {
    expect(from(written, 1)).toBe(address);
    expect(from(undefined, 0, written)).toBe(address);
  });

  it('is unknown when the connection is gone', () => {
    expect(
      visitorAddress({ socketAddress: undefined, forwardedFor: '203.0.113.7', trustedProxies: 0 }),
    ).toBeNull();
  });
});
