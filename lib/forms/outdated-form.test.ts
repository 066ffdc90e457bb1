import { headers } from 'next/headers';
import { expect, it, vi } from 'vitest';
import { setEnvironment } from '@/lib/env/test-environment';
import { stamp } from '@/lib/web/stamp';
import { idleForm } from './form-state';
import { outdatedFormHeader, outdatedFormIn, typedInOutdatedForm } from './outdated-form';

vi.mock('next/headers', () => ({ headers: vi.fn() }));
setEnvironment({ APP_URL: 'http://localhost:3000' });

const notice = 'The website was updated.';

function carried(fields: Record<string, string>): string | null | undefined {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const header = outdatedFormIn(body);
  const stampedHeaders: Record<string, string> = {};
  if (header) stamp(stampedHeaders, outdatedFormHeader, header);
  arrive(stampedHeaders);
  return header;
}

function arrive(given: Record<string, string>): void {
  vi.mocked(headers).mockResolvedValue(new Headers(given) as Awaited<ReturnType<typeof headers>>);
}

it('brings what was typed to the form of the same name, without secrets', async () => {
  const header = carried({
    $form: 'login',
    email: 'žofie@example.com',
    password: 'seat-1-secret',
    newPassword: 'seat-2-secret',
    $ACTION_KEY: 'k1',
  });
  expect(header).not.toMatch(/secret|k1/);
  expect(await typedInOutdatedForm('login', notice)).toEqual({
    ...idleForm,
    status: 'refused',
    values: { email: 'žofie@example.com' },
    notice,
    attempt: 1,
  });
  expect(await typedInOutdatedForm('language', notice)).toBeUndefined();
});

it('leaves out what is too long for a header, and keeps the rest', async () => {
  const header = carried({ $form: 'capture', a: 'x'.repeat(9_000), b: 'short' });
  expect(header?.length).toBeLessThan(8_000);
  expect((await typedInOutdatedForm('capture', notice))?.values).toEqual({ b: 'short' });
});

it('is never taken from a header of the browser', async () => {
  const header = carried({ $form: 'login', email: 'ada@example.com' });
  expect(await typedInOutdatedForm('login', notice)).toBeDefined();
  arrive({ [outdatedFormHeader]: String(header) });
  expect(await typedInOutdatedForm('login', notice)).toBeUndefined();
  arrive({ [outdatedFormHeader]: `undefined ${header}` });
  expect(await typedInOutdatedForm('login', notice)).toBeUndefined();
});

it('does not guess which form it is', async () => {
  expect(carried({ email: 'ada@example.com' })).toBeNull();
  expect(await typedInOutdatedForm('login', notice)).toBeUndefined();
});
