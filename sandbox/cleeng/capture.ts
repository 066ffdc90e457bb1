// https://developers.cleeng.com/reference/fetch-capture-status
// Null leaves an answer as it is. The names are the customer's own first and last name.

import { Hono } from 'hono';
import type { Sandbox } from '../sandbox';
import { type CustomerEnv, requireJwt, requireOwnId } from './bearer';
import { ADDRESS_MEMBERS, captureAnswersSchema, recordCaptureAnswers } from './capture-answers';
import { readBody, succeed } from './envelope';
import type { CaptureSetting, Customer } from './world';

const OPTIONAL_MEMBERS = new Set(['address2']);

export function capture(sandbox: Sandbox): Hono<CustomerEnv> {
  const own = [requireJwt(sandbox), requireOwnId(sandbox)] as const;

  return new Hono<CustomerEnv>()
    .get('/customers/:customerId/capture/status', ...own, (c) => {
      const { isEnabled, settings } = sandbox.world.cleeng.capture;
      const { customer } = c.var;
      const isMissing = (setting: CaptureSetting) =>
        setting.enabled && setting.required && !isAnswered(setting, customer);
      return succeed(c, {
        isCaptureEnabled: isEnabled,
        shouldCaptureBeDisplayed: isEnabled && settings.some(isMissing),
        settings: settings.map((setting) => describeSetting(setting, customer)),
      });
    })
    .put('/customers/:customerId/capture', ...own, async (c) => {
      const body = await readBody(c, captureAnswersSchema);
      recordCaptureAnswers(c.var.customer, body, sandbox.world.cleeng.capture.settings);
      return succeed(c, { success: true });
    });
}

function describeSetting(setting: CaptureSetting, customer: Customer) {
  const { key, enabled, required, question, value } = setting;
  const answer = answerTo(key, customer);
  return question === undefined
    ? { key, enabled, required, answer }
    : { key, enabled, required, answer, question, value: value ?? '' };
}

type Answer = string | null | Record<string, string | null>;

function answerTo(key: string, customer: Customer): Answer {
  if (key === 'firstNameLastName') {
    return { firstName: customer.firstName || null, lastName: customer.lastName || null };
  }
  if (key === 'address') {
    return Object.fromEntries(
      ADDRESS_MEMBERS.map((member) => [member, customer.captureAnswers[member] ?? null]),
    );
  }
  return customer.captureAnswers[key] ?? null;
}

function isAnswered({ key }: CaptureSetting, customer: Customer): boolean {
  const answer = answerTo(key, customer);
  if (answer === null || typeof answer === 'string') return Boolean(answer);
  return Object.entries(answer).every(
    ([member, text]) => OPTIONAL_MEMBERS.has(member) || Boolean(text),
  );
}
