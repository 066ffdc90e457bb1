import { chooseNewPassword, expectPasswordChanged, mailedLink } from '../reset-password/reset-mail';
import { expect, test } from '../support/fixtures';
import { refusalOn } from '../support/refusal';

test('What a link carries stays in no address, history, Referer, page or log', async ({
  page,
  context,
  customer,
  sandbox,
  storefront,
}) => {
  await customer.register();
  const link = await mailedLink(page, sandbox, customer.email);
  const token = link.searchParams.get('resetPasswordToken') ?? '';
  expect(token).toMatch(/^\w{40}$/);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.url() !== link.href) sent.push(JSON.stringify([request.url(), request.headers()]));
  });
  await page.goto('/');
  const answered = page.waitForResponse(link.href);
  await page.goto(link.href);
  const moved = await (await answered).allHeaders();
  const shown = [await page.content(), page.url()];
  await page.reload();
  shown.push(await page.content());
  await page.goBack();
  await expect(page).toHaveURL('/');
  await page.goForward();
  await expect(page).toHaveURL('/new-password');
  const [cookie] = (await context.cookies(link.origin + link.pathname)).filter(
    ({ name }) => name === 'foyer-reset-link',
  );
  expect(cookie).toMatchObject({ path: '/new-password', httpOnly: true, sameSite: 'Lax' });
  expect(cookie?.expires).toBeLessThanOrEqual(Date.now() / 1000 + 600);
  await chooseNewPassword(page, 'weak');
  await expect(refusalOn(page)).toBeVisible();
  shown.push(await page.content());
  await chooseNewPassword(page, 'changed-seat-1');
  await expectPasswordChanged(page);
  shown.push(await page.content());
  expect(await context.cookies(link.origin + link.pathname)).not.toContainEqual(
    expect.objectContaining({ name: 'foyer-reset-link' }),
  );

  expect(sent.length).toBeGreaterThan(5);
  const places = { sent, shown, moved: [JSON.stringify(moved)], log: [storefront.output()] };
  for (const [place, texts] of Object.entries(places)) {
    expect(
      texts.filter((text) => text.includes(token) || text.includes('resetPasswordToken')),
      place,
    ).toEqual([]);
  }
  expect([...sent, storefront.output()].filter((text) => text.includes(customer.email))).toEqual(
    [],
  );
});
