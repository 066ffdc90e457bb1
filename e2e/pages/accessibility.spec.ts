import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '../support/fixtures';
import { everyPage } from './every-page';

for (const { name, open, consoleError } of everyPage) {
  test(`Accessible: ${name}`, async ({
    page,
    customer,
    sandbox,
    beSignedIn,
    expectConsoleErrors,
  }) => {
    if (consoleError) expectConsoleErrors(consoleError);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await open({ page, customer, sandbox, beSignedIn });
    for (const width of [320, 360]) {
      await page.setViewportSize({ width, height: 640 });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
        width,
      );
    }
    expect(await violationsOf(new AxeBuilder({ page })), 'on a phone, dark').toEqual([]);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.emulateMedia({ colorScheme: 'light' });
    const colours = new AxeBuilder({ page }).withRules('color-contrast');
    expect(await violationsOf(colours), 'on a desktop, light').toEqual([]);
  });
}

async function violationsOf(axe: AxeBuilder) {
  const { violations } = await axe.analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
  }));
}
