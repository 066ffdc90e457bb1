import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { everyPage } from './every-page';

const narrowest = { width: 320, height: 640 };
const desk = { width: 1280, height: 720 };

for (const { name, open, consoleError } of everyPage) {
  test(`Nothing on ${name} shuts people out: on 320 pixels, in light or in dark`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
    expectConsoleErrors,
  }) => {
    if (consoleError) expectConsoleErrors(consoleError);
    await page.setViewportSize(narrowest);
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await open({ page, customer, sandbox, beSignedIn });
    for (const width of [320, 360]) {
      await page.setViewportSize({ ...narrowest, width });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
    }
    expect(await violationsOn(page), 'in dark, on a phone').toEqual([]);
    await page.setViewportSize(desk);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    expect(await violationsOn(page), 'in light, on a desk').toEqual([]);
  });
}

async function violationsOn(page: Page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }));
}
