import { type BrowserContext, expect } from '@playwright/test';

/** Errors of the browser during one test: on the console, uncaught, and violations of the policy. */
export class ConsoleErrors {
  private readonly seen: string[] = [];
  private readonly expected: RegExp[] = [];

  static async of(context: BrowserContext): Promise<ConsoleErrors> {
    const errors = new ConsoleErrors();
    context.on('console', (message) => {
      if (message.type() === 'error')
        errors.seen.push(`console: ${message.text()} (${message.location().url})`);
    });
    context.on('weberror', (uncaught) => errors.seen.push(`uncaught: ${uncaught.error().message}`));
    await context.exposeFunction('reportViolation', (violation: string) =>
      errors.seen.push(`policy: ${violation}`),
    );
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
        Reflect.get(window, 'reportViolation')(`${violatedDirective} blocked ${blockedURI}`);
      });
    });
    return errors;
  }

  /** The test fails where such an error does not come. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  check(): void {
    const undeclared = this.seen.filter(
      (error) => !this.expected.some((pattern) => pattern.test(error)),
    );
    expect(undeclared, 'The browser reported errors that the test did not expect.').toEqual([]);
    const missing = this.expected.filter(
      (pattern) => !this.seen.some((error) => pattern.test(error)),
    );
    expect(missing, 'The test expected errors that the browser did not report.').toEqual([]);
  }
}
