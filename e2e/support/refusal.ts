import type { Locator, Page } from '@playwright/test';

/** What a form says when it was refused. Next has an alert of its own outside of it, for the titles of pages. */
export function refusalOn(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}
