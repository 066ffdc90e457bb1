import { expect, type Page } from '@playwright/test';

/** A form that changes nothing about who is signed in. */
export async function saveAgreements(page: Page): Promise<void> {
  await page.goto('/consents?returnTo=/account');
  await page.getByRole('button', { name: 'Save my answers' }).click();
  await expect(page).toHaveURL(/\/account(\?notice=consents_saved)?$/);
}

/** The documents that this page asks for from now on. */
export function loadsOf(page: Page): string[] {
  const loads: string[] = [];
  page.on('request', (request) => {
    if (request.isNavigationRequest()) loads.push(request.url());
  });
  return loads;
}

/** Sends the event of the back/forward cache, which headless Chromium does not use. */
export async function dispatchPageEvent(page: Page, event: 'pagehide' | 'pageshow'): Promise<void> {
  await page.evaluate((name) => {
    dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
  }, event);
}
