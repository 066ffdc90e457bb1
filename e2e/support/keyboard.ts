import type { Locator } from '@playwright/test';

const mostSteps = 40;

/** Presses the tab key until `target` has the focus. */
export async function tabTo(target: Locator): Promise<void> {
  for (let step = 0; step < mostSteps; step++) {
    await target.page().keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The keyboard does not reach ${target}.`);
}
