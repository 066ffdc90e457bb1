import { describe, expect, it } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import {
  allowedMethods,
  isNoPage,
  largestBody,
  type RequestHead,
  refusalOfBody,
  refusalOfHead,
} from './check-request';

const own = 'http://localhost:3000';
setEnvironment({ APP_URL: own });

function post(headers: RequestHead['headers'] = {}, url = '/login'): RequestHead {
  return { method: 'POST', url, headers: { origin: own, ...headers } };
}
const form = Buffer.from('--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n\r\n--x--\r\n');
const multipart = { 'content-type': 'multipart/form-data; boundary=x' };

describe('the head of a post', () => {
  it.each([
    '/login',
    '/no-such-page',
    '/api/session/end',
    '/api/nothing',
    '/api/current-customer/',
  ])('wants our own origin: %s', (url) => {
    expect(refusalOfHead(post({}, url))).toBeNull();
    for (const origin of [undefined, '', 'null', 'https://evil.example', `${own}.evil.example`])
      expect(refusalOfHead(post({ origin }, url)), origin).toBe('foreign_origin');
  });

  it('may have another origin where a route decides about it itself', () => {
    const origin = 'https://store.example';
    expect(refusalOfHead(post({ origin }, '/api/current-customer'))).toBeNull();
    expect(refusalOfHead(post({ origin }, '/api/current-customer/session?a=b'))).toBeNull();
  });

  it('may declare as much as we read, and not a byte more', () => {
    expect(refusalOfHead(post({ 'content-length': String(largestBody) }))).toBeNull();
    expect(refusalOfHead(post({ 'content-length': String(largestBody + 1) }))).toBe('too_large');
    const headers = { 'content-length': String(largestBody + 1) };
    expect(refusalOfHead({ method: 'GET', url: '/login', headers })).toBe('too_large');
  });
});

describe('the body of a post', () => {
  it.each([
    ['JSON', 'application/json', '{}'],
    ['text', 'text/plain', 'a'],
    ['a form of another kind', 'application/x-www-form-urlencoded', 'email=a'],
    ['nothing', undefined, ''],
    ['what only calls itself a form', multipart['content-type'], 'not a form'],
  ])('is no form: %s', (_, type, body) => {
    expect(refusalOfBody(post({ 'content-type': type }), Buffer.from(body))).toBe('not_a_form');
  });

  it('may be a form, or text with the header of an action', () => {
    expect(refusalOfBody(post(multipart), form)).toBeNull();
    const called = { 'next-action': 'a', 'content-type': 'text/plain;charset=UTF-8' };
    expect(refusalOfBody(post(called), Buffer.from('[]'))).toBeNull();
    expect(refusalOfBody(post({ ...multipart, 'next-action': 'a' }), form)).toBeNull();
    expect(refusalOfBody(post({ ...multipart, 'next-action': 'a' }), Buffer.from('x'))).toBe(
      'not_a_form',
    );
  });

  it('is no form of ours at the address of a route, which reads other bodies itself', () => {
    const json = { 'content-type': 'application/json' };
    for (const url of ['/api/session/end', '/api/nothing']) {
      expect(refusalOfBody(post(json, url), Buffer.from('{}'))).toBeNull();
      expect(refusalOfBody(post(multipart, url), form)).toBe('body_invalid');
      expect(refusalOfBody(post({ ...json, 'next-action': 'a' }, url), form)).toBe('body_invalid');
    }
    expect(refusalOfBody(post(multipart, '/apiary'), form)).toBeNull();
  });
});

it('allows the methods that pages and routes have', () => {
  expect(allowedMethods('/login')).toEqual(['GET', 'HEAD', 'POST']);
  expect(allowedMethods('*')).toEqual(['GET', 'HEAD', 'POST']);
  expect(allowedMethods('/api/session')).toEqual(['GET', 'HEAD', 'POST', 'OPTIONS']);
  expect(allowedMethods('/a/../api/session')).toEqual(['GET', 'HEAD', 'POST', 'OPTIONS']);
});

it.each([
  '/_next/data/x/account.json',
  '//_next//data/x/account.json',
  '/./_next/data/x/account.json',
  '/a/%2e./_next/data/x/account.json',
  '/_next\\data/x/account.json',
  '*',
  'http://a.example/',
])('knows that there is no page at %s', (url) => expect(isNoPage(url)).toBe(true));

it.each(['/', '/login?a=/_next/data/', '/_next/static/a.js'])('lets Next serve %s', (url) =>
  expect(isNoPage(url)).toBe(false),
);
