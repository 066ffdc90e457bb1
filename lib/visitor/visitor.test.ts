import { describe, expect, it } from 'vitest';
import { blockOf, networkOf, prefixOf, publicAddress } from './visitor';

describe('the stored prefix', () => {
  it.each([
    ['192.0.2.7', '192.0.2.0/24'],
    ['203.0.113.255', '203.0.113.0/24'],
    ['2001:db8:85a3:8d3:1319:8a2e:370:7348', '2001:db8:85a3::/48'],
    ['2001:db8:85a3::7348', '2001:db8:85a3::/48'],
    ['2001:db8::1', '2001:db8::/48'],
    ['2001::1:2:3:4', '2001::/48'],
    ['1270::1', '1270::/48'],
    ['::1', null],
    ['127.0.0.1', null],
    ['127.8.8.8', null],
  ])('of %s is %s', (address, prefix) => {
    expect(prefixOf(address)).toBe(prefix);
  });
});

describe('the public address', () => {
  const read = (address: string | null) => publicAddress({ address });

  it.each([
    '192.0.2.1',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '11.0.0.1',
    '2001:db8::1',
  ])('is %s', (address) => {
    expect(read(address)).toBe(address);
  });

  it.each([
    '127.0.0.1',
    '127.8.8.8',
    '10.1.2.3',
    '192.168.1.1',
    '172.16.0.1',
    '172.31.255.255',
    '169.254.1.1',
    '100.64.0.1',
    '0.0.0.0',
    'febf::1',
    '::1',
    'fc00::1',
    'FD12:3456::1',
    'fe80::1',
    null,
  ])('is never %s, which belongs to no country', (address) => {
    expect(read(address)).toBeNull();
  });
});

describe('the network', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
    ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
    ['2001:db8::6', '2001:db8::/64'],
    ['2001:db8:1::2:3:4:5', '2001:db8:1::/64'],
    ['1::2:3:4:5:192.0.2.1', '1:0:2:3::/64'],
    ['::2', '::/64'],
    ['::1', '127.0.0.1'],
    ['127.0.0.1', '127.0.0.1'],
  ])('of %s is %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});

describe('the block', () => {
  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
    ['2001:db8::6', '2001:db8::/48'],
    ['2001:db8:0:1::', '2001:db8::/48'],
    ['192.0.2.7', null],
    ['::1', null],
  ])('of %s is %s', (address, block) => {
    expect(blockOf(address)).toBe(block);
  });
});
