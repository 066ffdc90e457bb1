import { describe, expect, it } from 'vitest';
import { isMultipartForm } from './multipart';

const type = 'multipart/form-data; boundary=x';
const field = (name: string, value = 'v') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
const isForm = (text: string, contentType = type) =>
  isMultipartForm(contentType, Buffer.from(text));

describe('a form', () => {
  it('may be written as a browser or fetch writes it', async () => {
    const data = new FormData();
    data.set('$ACTION_1:0', '{"id":"a"}');
    data.set('email', 'ada@bücher.example');
    data.set('note', 'filename="a.txt"\r\n\r\n--y');
    data.set('empty', '');
    const request = new Request('http://x', { method: 'POST', body: data });
    const bytes = Buffer.from(await request.arrayBuffer());
    expect(isMultipartForm(request.headers.get('content-type') ?? '', bytes)).toBe(true);
  });

  it('may be empty, and have a quoted boundary', () => {
    for (const end of ['', '\r\n', '\r\n\r\n']) expect(isForm(`--x--${end}`)).toBe(true);
    expect(isForm(`${field('a')}--x--\r\n`, 'multipart/form-data; boundary="x"')).toBe(true);
  });

  it('may have a thousand fields, and not one more', () => {
    const form = (fields: number) => `${field('a').repeat(fields)}--x--\r\n`;
    expect(isForm(form(1_000))).toBe(true);
    expect(isForm(form(1_001))).toBe(false);
  });

  it.each([
    ['a file', `${field('a"; filename="')}--x--`],
    ['a field with a type', `${field('a"\r\nContent-Type: text/plain; x="')}--x--`],
    ['a part without a name', '--x\r\nContent-Disposition: form-data\r\n\r\nv\r\n--x--'],
    ['a part without a header', '--x\r\n\r\nv\r\n--x--'],
    ['a long name', `${field('a'.repeat(2_000))}--x--`],
    ['nothing', ''],
    ['no form', 'not a form'],
    ['a preamble', `preamble\r\n${field('a')}--x--`],
    ['text after its end', `${field('a')}--x--\r\nmore`],
    ['text far after its end', `${field('a')}--x--${' '.repeat(1_100)}more`],
    ['a blank after its end', `${field('a')}--x-- `],
    ['a tab after its end', `${field('a')}--x--\t\r\n`],
    ['other line ends after its end', `${field('a')}--x--\n\n`],
    ['a form that was cut off', field('a')],
    ['a boundary within a line, which parsers read differently', `${field('a', 'v\n--x')}--x--`],
    ['a header that ends in the next part', '--x\r\na\r\n--x\r\n\r\nv\r\n--x--'],
  ])('is not %s', (_, text) => {
    expect(isForm(text)).toBe(false);
  });

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="x',
    'multipart/form-data; boundary=y; boundary=x',
    'multipart/form-data; charset=utf-16; boundary=x',
    'multipart/mixed; boundary=x',
    'multipart/form-data; boundary=--',
  ])('is not of the type %s', (contentType) => {
    const boundary = contentType.endsWith('--') ? '--' : 'x';
    const body = `${field('a').replace('--x', `--${boundary}`)}--${boundary}--`;
    expect(isForm(body, contentType)).toBe(false);
  });
});
