import { Customer } from '../support/customer';
import { expect, test } from '../support/fixtures';
import { sendSignIn, signOut } from '../support/session';
import { loadsOf } from '../support/tabs';
import { chatButton, chatFrame, openChat, rememberedBy, sayInChat } from './chat-frame';

const script = 'GET /chat-web/widget.js';
const starts = 'GET /chat-web/frame.html';
const logins = 'POST /v1/chat/login';

test('A customer is known in the chat, is answered, and is forgotten on sign-out', {
  tag: '@quick',
}, async ({ page, customer, sandbox, beSignedIn }) => {
  await customer.register();
  await page.goto('/');
  await beSignedIn();
  await page.goto('/account');
  await expect(chatButton(page)).toHaveText('Chat with us');
  expect(await sandbox.kustomerCalls(script)).toEqual([]);
  expect(await page.content()).not.toContain('eyJ');

  await openChat(page);
  await sayInChat(page, 'My seat squeaks.');
  const [chat, ...others] = await sandbox.chats();
  expect(others).toEqual([]);
  if (!chat) throw new Error('Nothing was said.');
  expect(chat.externalId).toMatch(/^cleeng:[0-9a-f]{32}$/);
  expect(chat.email).toBeNull();
  await sandbox.answerChat(chat, 'We oil it tonight.');
  await expect(chatFrame(page).getByRole('log').getByText('We oil it tonight.')).toBeVisible();

  await test.step('on the next page it goes on, without another token', async () => {
    await page.goto('/account/sessions');
    await expect(chatFrame(page).getByRole('log').getByText('We oil it tonight.')).toBeVisible();
    expect(await sandbox.kustomerCalls(logins)).toHaveLength(1);
  });
  await test.step('closed, it counts what is unread', async () => {
    await chatFrame(page).getByRole('button', { name: 'Close the chat' }).click();
    await expect(chatButton(page)).toBeFocused();
    await expect(chatButton(page)).toHaveAttribute('aria-expanded', 'false');
    await sandbox.answerChat(chat, 'It is done.');
    await expect(page.getByText('Unread messages: 1')).toBeAttached();
  });
  await test.step('unread messages are counted on every page, after a link and after a load', async () => {
    await page.getByRole('link', { name: 'Films' }).click();
    await expect(page).toHaveURL('/');
    await expect(page.getByText('Unread messages: 1')).toBeAttached();
    await page.goto('/account');
    await expect(page.getByText('Unread messages: 1')).toBeAttached();
    await expect(chatButton(page)).toHaveAttribute('aria-expanded', 'false');
    await expect(chatFrame(page).getByLabel('Your message')).toBeHidden();
    expect(await sandbox.kustomerCalls(logins)).toHaveLength(1);
  });
  await test.step('signed out, it remembers nobody', async () => {
    const scripts = (await sandbox.kustomerCalls(script)).length;
    const asked: string[] = [];
    page.on(
      'request',
      (request) => void asked.push(`${request.method()} ${new URL(request.url()).pathname}`),
    );
    await signOut(page);
    expect(asked.filter((request) => !request.startsWith('GET'))).toEqual([
      'POST /account',
      expect.stringMatching(/^DELETE .*chat.session$/),
    ]);
    expect(await rememberedBy(page)).toEqual([]);
    await expect(chatButton(page)).toHaveCount(0);
    expect(await sandbox.kustomerCalls(script)).toHaveLength(scripts);
  });
});

test('Signing out in another tab ends the chat, and the next customer starts clean', async ({
  page,
  context,
  customer,
  sandbox,
  signIn,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/410 \(Gone\)/); // The first tab ends what the other one, which goes first, has ended already.
  const next = new Customer(sandbox);
  await customer.register();
  await next.register();
  await signIn();
  await openChat(page);
  await sayInChat(page, 'Something private.');
  const tab = await context.newPage();
  await tab.goto('/account');
  await signOut(tab);
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  await expect(page.locator('iframe')).toHaveCount(0);
  await expect.poll(() => rememberedBy(page)).toEqual([]);
  await tab.close();

  await page.goto('/login');
  await sendSignIn(page, next);
  await openChat(page);
  await sayInChat(page, 'Good evening.');
  await expect(chatFrame(page).getByText('Something private.')).toHaveCount(0);
  const [before, after, ...others] = await sandbox.chats();
  expect(others).toEqual([]);
  expect(before?.externalId).not.toBe(after?.externalId);
  expect(before?.messages).toMatchObject([{ text: 'Something private.' }]);
  expect(after?.messages).toMatchObject([{ text: 'Good evening.' }]);
});

test('A conversation goes on across links and Back: in the same frame, open, with what was typed', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await customer.register();
  await signIn();
  await openChat(page);
  await sayInChat(page, 'Something private.');
  await chatFrame(page).getByLabel('Your message').fill('Half a que');
  const frame = page.frames().find((other) => other !== page.mainFrame());
  await frame?.evaluate(() => Reflect.set(window, 'isSame', true));
  const loads = loadsOf(page);
  await page.getByRole('link', { name: 'Films' }).click();
  await expect(page).toHaveURL('/');
  await page.getByRole('banner').getByRole('link', { name: customer.name }).click();
  await page.getByRole('link', { name: 'Change your name' }).click();
  await expect(page).toHaveURL('/account/profile');
  await page.goBack();
  await expect(page).toHaveURL('/account');
  await expect(page.getByText(customer.email)).toBeVisible();

  await expect(chatFrame(page).getByText('Something private.')).toBeVisible();
  await expect(chatFrame(page).getByLabel('Your message')).toHaveValue('Half a que');
  await expect(chatButton(page)).toHaveAttribute('aria-expanded', 'true');
  expect(await frame?.evaluate(() => Reflect.get(window, 'isSame'))).toBe(true);
  expect(loads).toEqual([]);
  expect(await sandbox.kustomerCalls(starts)).toHaveLength(1);
});

test('A conversation is not there for a guest after a session that ran out unseen', async ({
  page,
  customer,
  sandbox,
  signIn,
}) => {
  await customer.register();
  await signIn();
  await openChat(page);
  await sayInChat(page, 'Something private.');
  await page.goto('about:blank');
  await page.context().clearCookies({ name: /session/ });
  await page.goto('/login');
  await expect.poll(() => rememberedBy(page)).toEqual([]);
  await expect(page.locator('iframe')).toHaveCount(0);
  await page.goto('/');
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
  expect(await sandbox.kustomerCalls(script)).toHaveLength(2);
});

test('A chat that fails says so, does not stop the page, and opens with another click', async ({
  page,
  member,
  sandbox,
  expectConsoleErrors,
}) => {
  expectConsoleErrors(/ERR_FAILED/);
  expectConsoleErrors(/401/);
  await page.goto('/account');
  const notice = page.getByRole('complementary', { name: 'Chat' });
  const contact = notice.getByRole('link', { name: 'Write to us' });

  await test.step('blocked', async () => {
    await page.route('**/chat-web/widget.js', (route) => route.abort());
    await chatButton(page).click();
    await expect(notice).toContainText('could not be loaded');
    await expect(contact).toHaveAttribute('href', 'mailto:hello@foyer.example');
    await page.unroute('**/chat-web/widget.js');
  });
  await test.step('logged in as another customer', async () => {
    await sandbox.settings({ chatLoginIdentity: 'another' });
    await chatButton(page).click();
    await expect(notice).toContainText('is not responding');
    await expect(page.locator('iframe')).toHaveCount(0);
    expect(await rememberedBy(page)).toEqual([]);
    await sandbox.settings({ chatLoginIdentity: 'asked' });
  });
  await test.step('refused twice', async () => {
    const before = (await sandbox.kustomerCalls(logins)).length;
    await sandbox.fail({ vendor: 'kustomer', path: '/v1/chat/login', fault: 401, times: 9 });
    await chatButton(page).click();
    await expect(contact).toHaveCount(0);
    await expect(notice).toContainText('is not responding');
    expect(await sandbox.kustomerCalls(logins)).toHaveLength(before + 2);
  });
  await test.step('the page works meanwhile', async () => {
    await page.getByRole('link', { name: 'Change your name' }).click();
    await expect(
      page.getByRole('heading', { level: 1, name: 'Your name and e-mail address' }),
    ).toBeVisible();
  });
  await test.step('the notice covers nothing that has the focus on a small screen', async () => {
    await page.setViewportSize({ width: 320, height: 640 });
    await chatButton(page).click();
    await expect(contact).toBeInViewport({ ratio: 1 });
    await page.getByRole('banner').getByRole('link').first().focus();
    const covered: string[] = [];
    let passed = 0;
    for (; !(await notice.evaluate((chat) => chat.contains(document.activeElement))); passed += 1) {
      covered.push(...(await page.evaluate(coveredFocus)));
      await page.keyboard.press('Tab');
    }
    expect(covered).toEqual([]);
    expect(passed).toBeGreaterThan(6);
  });
  await test.step('slow, with a token that is stale once', async () => {
    await sandbox.recover('kustomer');
    const before = (await sandbox.kustomerCalls(logins)).length;
    await sandbox.fail({ vendor: 'kustomer', path: '/chat-web/widget.js', fault: 'slow' });
    await sandbox.fail({ vendor: 'kustomer', path: '/v1/chat/login', fault: 401 });
    await chatButton(page).click();
    await expect(chatButton(page)).toHaveText('Opening the chat…');
    await expect(chatFrame(page).getByLabel('Your message')).toBeVisible();
    expect(await sandbox.kustomerCalls(logins)).toHaveLength(before + 2);
  });
});

test('Without JavaScript a customer can write to us', async ({
  browser,
  baseURL,
  customer,
  beSignedIn,
}) => {
  await customer.register();
  const page = await browser.newPage({ baseURL, javaScriptEnabled: false });
  await beSignedIn(page);
  await page.goto('/account');
  const chat = page.getByRole('complementary', { name: 'Chat' });
  await expect(chat.getByRole('link', { name: 'Write to us' })).toBeVisible();
  await expect(chat.getByRole('button')).toHaveCount(0);
  await page.close();
});

/** What has the focus, where nothing of it can be seen. */
function coveredFocus(): string[] {
  const focused = document.activeElement ?? document.body;
  const { left, top, width, height } = focused.getBoundingClientRect();
  const isSeen = [0.05, 0.5, 0.95].some((across) =>
    [0.1, 0.5, 0.9].some((down) => {
      const there = document.elementFromPoint(left + width * across, top + height * down);
      return there !== null && (focused.contains(there) || there.contains(focused));
    }),
  );
  return isSeen ? [] : [focused.outerHTML];
}
