import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

/** Our button, which our script adds after the page has loaded. */
export function chatButton(page: Page): Locator {
  return page.getByRole('complementary', { name: 'Chat' }).getByRole('button');
}

/** Kustomer's own frame. */
export function chatFrame(page: Page): FrameLocator {
  return page.frameLocator('#kustomer-ui-sdk-iframe');
}

export async function openChat(page: Page): Promise<void> {
  await chatButton(page).click();
  await expect(chatFrame(page).getByLabel('Your message')).toBeVisible();
}

export async function sayInChat(page: Page, text: string): Promise<void> {
  await chatFrame(page).getByLabel('Your message').fill(text);
  await chatFrame(page).getByRole('button', { name: 'Send' }).click();
  await expect(chatFrame(page).getByRole('log').getByText(text)).toBeVisible();
}

/** What Kustomer keeps in the browser, and our cookie that says so. */
export async function rememberedBy(page: Page): Promise<string[]> {
  const stored = await page.evaluate(() => Object.keys(localStorage));
  const cookies = (await page.context().cookies()).map(({ name }) => name);
  return [...stored, ...cookies].filter((name) =>
    ['kustomer-chat-tracking-token', 'foyer-chat'].includes(name),
  );
}
