import { describe, expect, it } from 'vitest';
import { refuseInput } from './no-input';

const asked = (init: RequestInit = {}, query = '') =>
  refuseInput(new Request(`https://foyer.example/api/word${query}`, { method: 'POST', ...init }));
const endless = () =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array([123])) });

describe('a route that is told nothing', () => {
  it.each<[string, RequestInit]>([
    ['no body', {}],
    ['an empty one', { body: '' }],
  ])('takes %s', async (_, init) => {
    await expect(asked(init)).resolves.toBeUndefined();
  });

  it.each<[string, RequestInit, string?]>([
    ['an object', { body: '{}' }],
    ['a blank', { body: ' ' }],
    ['a body without end', { body: endless(), duplex: 'half' } as RequestInit],
    ['a query', {}, '?externalId=somebody'],
  ])('refuses %s', async (_, init, query) => {
    await expect(asked(init, query)).rejects.toMatchObject({ code: 'body_invalid' });
  });
});
