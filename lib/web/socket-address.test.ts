import { expect, it } from 'vitest';
import { stampedSocketAddress, stampSocketAddress } from './socket-address';

const addressIn = (headers: Record<string, string>) =>
  stampedSocketAddress({ get: (name) => headers[name] ?? null });

it('carries the address of the connection', () => {
  const headers: Record<string, string> = {};
  stampSocketAddress(headers, '192.0.2.1');
  expect(addressIn(headers)).toBe('192.0.2.1');
});

it('replaces what a client sends, and removes it where the connection is gone', () => {
  const forged = { 'x-foyer-socket-address': 'guessed 203.0.113.66' };
  expect(addressIn(forged)).toBeNull();
  stampSocketAddress(forged, undefined);
  expect(forged).toEqual({});
});

it('keeps the address of a request that the process forwards to itself', () => {
  const headers: Record<string, string> = {};
  stampSocketAddress(headers, '192.0.2.1');
  stampSocketAddress(headers, '127.0.0.1');
  expect(addressIn(headers)).toBe('192.0.2.1');
});

it('is nothing before anything was stamped', () => {
  Reflect.deleteProperty(globalThis, 'foyerStampSecret');
  expect(addressIn({ 'x-foyer-socket-address': 'undefined 203.0.113.66' })).toBeNull();
});
