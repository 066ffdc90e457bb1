import AxeBuilder from '@axe-core/playwright';
import { everyPage } from './every-page';
import { expect, test } from './fixtures';

for (const { name, open, consoleError } of everyPage) {
  test(`Nothing on ${name} shuts people out, in light or in dark`, async ({
    page,
    customer,
    sandbox,
    signIn,
    expectConsoleErrors,
  }) => {
    if (consoleError) expectConsoleErrors(consoleError);
    await open({ page, customer, sandbox, signIn });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map(({ id, help, nodes }) => ({
        id,
        help,
        where: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary}`),
      }));
      expect(found, `in ${colorScheme}`).toEqual([]);
    }
  });

  test(`Whoever looks at ${name} on 320 pixels never scrolls sideways`, async ({
    page,
    customer,
    sandbox,
    signIn,
    expectConsoleErrors,
  }) => {
    if (consoleError) expectConsoleErrors(consoleError);
    await page.setViewportSize({ width: 320, height: 640 });
    await open({ page, customer, sandbox, signIn });
    const [content, window] = await page.evaluate(() => [
      document.documentElement.scrollWidth,
      globalThis.innerWidth,
    ]);
    expect(content).toBeLessThanOrEqual(window ?? 0);
  });
}
