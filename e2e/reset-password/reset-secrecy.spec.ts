import type { APIResponse, Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { askForMail, mailAsked } from './reset-mail';

/** How much later Cleeng answers for an address that it knows: longer than the storefront waits. */
const mailTakesSeconds = 3;

test('Neither the response nor its page nor its time tells whether an address is known', async ({
  browser,
  customer,
  sandbox,
}) => {
  await customer.register();
  const stranger = customer.email.replace('ada.', 'eve.');
  await sandbox.settings({ slowSeconds: mailTakesSeconds });
  const seen: Record<string, Seen[]> = { [customer.email]: [], [stranger]: [] };
  for (const attempt of [1, 2]) {
    for (const [email, answers] of Object.entries(seen)) {
      await test.step(`asking for ${email}, time ${attempt}`, async () => {
        if (email === customer.email) await sandbox.fail({ ...mailAsked, fault: 'slow' });
        const page = await browser.newPage();
        answers.push(await seenBy(page, email));
        await page.close();
      });
    }
  }
  const [known = [], unknown = []] = Object.values(seen);
  expect(known[0]?.page).toContain('If there is an account with');
  expect(withoutTimes(known)).toEqual(withoutTimes(unknown));
  const statuses = async () =>
    (await sandbox.calls('PUT /customers/passwords')).map(({ status }) => status).sort();
  await expect.poll(statuses).toEqual([200, 200, 404, 404]);
  expect(await sandbox.mail(customer.email)).toHaveLength(2);
  // The fastest of each is the one that the machine has disturbed the least.
  const [soonest, soonestUnknown] = [known, unknown].map((all) =>
    Math.min(...all.map(({ ms }) => ms)),
  );
  expect(Math.abs((soonest ?? 0) - (soonestUnknown ?? 0))).toBeLessThan(450);
});

interface Seen {
  status: number;
  headers: Record<string, string>;
  body: string;
  page: string;
  ms: number;
}

/** The response and its page, without what differs each time. */
async function seenBy(page: Page, email: string): Promise<Seen> {
  let answer: Omit<Seen, 'page'> | undefined;
  await page.route(/reset-password/, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const startedAt = performance.now();
    const response = await route.fetch({ maxRedirects: 0 });
    const ms = performance.now() - startedAt;
    const body = same(await bodyOf(response), email);
    answer = { status: response.status(), headers: headersOf(response), body, ms };
    return route.fulfill({ response });
  });
  await askForMail(page, email);
  await expect(page.getByRole('main').getByRole('status')).toBeVisible();
  if (!answer) throw new Error('Nothing was sent.');
  const html = await (await page.request.get('/reset-password')).text();
  return { ...answer, page: same(/<main.*<\/main>/s.exec(html)?.[0] ?? '', email) };
}

function same(text: string, email: string): string {
  return text
    .replaceAll(email, '(address)')
    .replaceAll(encodeURIComponent(email), '(address)')
    .replace(/\/mail\/[\w-]{43}/g, '/mail/(key)')
    .replace(/(in )?\d+ s(econds)?\b/g, '(seconds)');
}

/** Sorted lines, as React sends them in any order, without the nonce and the number of this response. */
async function bodyOf(answer: APIResponse): Promise<string> {
  const [, nonce = 'none'] =
    /'nonce-([^']+)'/.exec(answer.headers()['content-security-policy'] ?? '') ?? [];
  const text = (await answer.text())
    .replaceAll(nonce, '(nonce)')
    .replace(/"[\w-]{21}([vm])"/g, '"(answer)$1"');
  return text.split('\n').sort().join('\n');
}

/** Of a cookie only the length: its value is sealed or random. */
function headersOf(answer: APIResponse): Record<string, string> {
  const { date: _, 'content-security-policy': __, ...headers } = answer.headers();
  const cookies = (headers['set-cookie'] ?? '')
    .replace(/=([\w.-]{40,})/g, (_all, value) => `=${value.length}`)
    .replace(/Expires=[^;]+/g, 'Expires');
  return { ...headers, 'set-cookie': cookies };
}

function withoutTimes(all: Seen[]) {
  return all.map(({ ms: _, ...rest }) => rest);
}
