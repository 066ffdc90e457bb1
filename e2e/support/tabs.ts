import { expect, type Page } from '@playwright/test';

export async function signOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Sign out' }).click();
  await expect(page.getByRole('heading', { name: 'The lights are still up' })).toBeVisible();
}

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

/** What a browser tells a page as it keeps a copy for its history, or brings it back: this one never does of itself. */
export async function tell(page: Page, event: 'pagehide' | 'pageshow'): Promise<void> {
  await page.evaluate((name) => {
    dispatchEvent(new PageTransitionEvent(name, { persisted: true }));
  }, event);
}
