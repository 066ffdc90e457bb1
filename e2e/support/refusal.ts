import type { Locator, Page } from '@playwright/test';

/** The summary of a refused form. Next has another alert outside of `main`. */
export function refusalOn(page: Page): Locator {
  return page.getByRole('main').getByRole('alert');
}
