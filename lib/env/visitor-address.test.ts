import { describe, expect, it } from 'vitest';
import { type VisitorAddressRule, visitorAddress } from './visitor-address';

const socket: VisitorAddressRule = { from: 'socket' };
const forwarded = (position: number): VisitorAddressRule => ({ from: 'forwarded', position });

function addressOf(
  rule: VisitorAddressRule | null,
  headers: Record<string, string> = {},
  socketAddress: string | null = '10.0.0.9',
): string | null {
  return visitorAddress(rule, { header: (name) => headers[name] ?? null, socketAddress });
}

describe("a visitor's address", () => {
  it('is the connection’s by the rule `socket`, with any headers', () => {
    expect(
      addressOf(socket, { 'x-forwarded-for': '203.0.113.7', 'x-real-ip': '203.0.113.7' }),
    ).toBe('10.0.0.9');
  });

  it.each([
    ['203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', 1, '203.0.113.7'],
    ['198.51.100.1, 203.0.113.7', 2, '198.51.100.1'],
    ['forged, 198.51.100.1 ,203.0.113.7', 2, '198.51.100.1'],
  ])('in %j at position %i from the right is %s', (header, position, address) => {
    expect(addressOf(forwarded(position), { 'x-forwarded-for': header })).toBe(address);
  });

  it('is that of the configured header', () => {
    const rule: VisitorAddressRule = { from: 'header', name: 'fly-client-ip' };
    const headers = {
      'fly-client-ip': '203.0.113.7',
      'x-forwarded-for': '198.51.100.1, 66.241.125.1',
    };
    expect(addressOf(rule, headers)).toBe('203.0.113.7');
    expect(addressOf(rule, { 'x-forwarded-for': '198.51.100.1' })).toBe('10.0.0.9');
  });

  it.each([
    [undefined, 1],
    ['', 1],
    [' , ', 1],
    ['203.0.113.7', 2],
    ['203.0.113.7, unknown', 1],
    ['203.0.113.999', 1],
    ['203.0.113.7 evil', 1],
    ['127', 1],
    ['0x7f.1', 1],
  ])('is the connection’s when %j at position %i is no address', (header, position) => {
    expect(
      addressOf(forwarded(position), header === undefined ? {} : { 'x-forwarded-for': header }),
    ).toBe('10.0.0.9');
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
  ])('%s is normalised to %s', (written, address) => {
    expect(addressOf(forwarded(1), { 'x-forwarded-for': written })).toBe(address);
    expect(addressOf(socket, {}, written)).toBe(address);
  });

  it('is unknown without a rule, and when the connection has closed', () => {
    expect(addressOf(null, { 'x-forwarded-for': '203.0.113.7' })).toBeNull();
    expect(addressOf(socket, { 'x-forwarded-for': '203.0.113.7' }, null)).toBeNull();
  });
});
