import { expect, type Page } from '@playwright/test';
import type { Customer, History } from '../support/customer';
import type { Sandbox } from '../support/sandbox';

export interface Scene {
  page: Page;
  customer: Customer;
  sandbox: Sandbox;
  beSignedIn(): Promise<void>;
}

export interface PageState {
  name: string;
  /** Opens the page and waits until it shows this state. */
  open(scene: Scene): Promise<void>;
  /** An error that the browser is expected to report. */
  consoleError?: RegExp;
}

export function at(path: string, heading: string | RegExp): PageState['open'] {
  return async ({ page }) => {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
  };
}

export function signedInAt(
  path: string,
  heading: string | RegExp,
  history: History = {},
): PageState['open'] {
  return async (scene) => {
    await scene.customer.register(history);
    await scene.beSignedIn();
    await at(path, heading)(scene);
  };
}
