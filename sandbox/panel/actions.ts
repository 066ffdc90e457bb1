import { type Context, Hono } from 'hono';
import { BodyTooLarge } from '../body';
import { advance, advanceSchema } from '../controls/advance';
import { changeCapture, changeCaptureSchema } from '../controls/capture';
import { answerChat, answerChatSchema } from '../controls/chat';
import { publishConsent, publishConsentSchema } from '../controls/consents';
import { addFault, failSchema } from '../controls/fail';
import { InvalidInput, parseInput } from '../controls/input';
import { oidcLogout, oidcLogoutSchema } from '../controls/oidc-logout';
import { rotateKeys, rotateKeysSchema } from '../controls/rotate-keys';
import { changeSettings, changeSettingsSchema } from '../controls/settings';
import {
  endSubscription,
  endSubscriptionSchema,
  giveSubscription,
  giveSubscriptionSchema,
} from '../controls/subscriptions';
import type { Env, Sandbox } from '../sandbox';
import { resetWorld } from '../world/create-world';
import type { World } from '../world/world';
import { readForm, requireOwnForm } from './form';
import { captureFromForm, questionFromForm } from './sections/capture';
import { consentFromForm } from './sections/consents';
import { settingsFromForm } from './sections/settings';
import { requireSignIn } from './sign-in';

export function actionRoutes(sandbox: Sandbox): Hono<Env> {
  const { world } = sandbox;
  const actions = new Hono<Env>();
  actions.onError((error, c) => {
    if (error instanceof InvalidInput) return backTo(c, sectionOf(c), error.message);
    if (error instanceof BodyTooLarge) return backTo(c, sectionOf(c), 'The form is too large.');
    throw error;
  });
  actions.use('/panel/*', requireSignIn(sandbox), requireOwnForm);

  actions.post('/panel/reset', async (c) => {
    await resetWorld(world);
    return backTo(c, 'world', 'Everything is as it was at the start.');
  });
  actions.post('/panel/advance', async (c) => {
    const form = await readForm(c);
    const { agedSeconds } = advance(
      world,
      parseInput(advanceSchema, { seconds: Number(form.get('seconds')) }),
    );
    return backTo(
      c,
      'world',
      `Everything issued so far is older now, ${agedSeconds} seconds in all.`,
    );
  });
  actions.post('/panel/rotate-keys', async (c) => {
    const form = Object.fromEntries(await readForm(c));
    await rotateKeys(world, parseInput(rotateKeysSchema, form));
    return backTo(c, 'world', 'Tokens are signed with a new key.');
  });
  actions.post('/panel/fail', async (c) => {
    addFault(world, parseInput(failSchema, faultFromForm(await readForm(c))));
    return backTo(c, 'faults', 'The next matching calls will fail.');
  });
  actions.post('/panel/clear-faults', (c) => {
    world.faults = [];
    return backTo(c, 'faults', 'All faults are cleared.');
  });
  actions.post('/panel/consents', async (c) => {
    publishConsent(world, parseInput(publishConsentSchema, consentFromForm(await readForm(c))));
    return backTo(c, 'consents', 'A new version is published.');
  });
  actions.post('/panel/capture', async (c) => {
    const answers = captureFromForm(await readForm(c), questionKeys(world));
    changeCapture(world, parseInput(changeCaptureSchema, answers));
    return backTo(c, 'capture', 'The capture settings are saved.');
  });
  actions.post('/panel/question', async (c) => {
    const question = questionFromForm(await readForm(c), questionKeys(world));
    changeCapture(world, parseInput(changeCaptureSchema, question));
    return backTo(c, 'capture', 'The question is added.');
  });
  actions.post('/panel/subscriptions', async (c) => {
    const form = Object.fromEntries(await readForm(c));
    giveSubscription(
      world,
      parseInput(giveSubscriptionSchema, { ...form, days: Number(form.days) }),
    );
    return backTo(c, 'subscriptions', 'The customer has the offer.');
  });
  actions.post('/panel/end-subscription', async (c) => {
    const subscriptionId = Number((await readForm(c)).get('subscriptionId'));
    endSubscription(world, parseInput(endSubscriptionSchema, { subscriptionId }));
    return backTo(c, 'subscriptions', 'The subscription is ended.');
  });
  actions.post('/panel/chat', async (c) => {
    answerChat(world, parseInput(answerChatSchema, Object.fromEntries(await readForm(c))));
    return backTo(c, 'chats', 'The answer is sent.');
  });
  actions.post('/panel/oidc-logout', async (c) => {
    const form = Object.fromEntries(await readForm(c));
    const { sent } = await oidcLogout(sandbox, parseInput(oidcLogoutSchema, form));
    const statuses = sent.map(({ status }) => status || 'no response').join(', ');
    return backTo(c, 'provider', `Signed out. The storefront's response: ${statuses}.`);
  });
  actions.post('/panel/settings', async (c) => {
    changeSettings(world, parseInput(changeSettingsSchema, settingsFromForm(await readForm(c))));
    return backTo(c, 'settings', 'The settings are changed.');
  });
  return actions;
}

function backTo(c: Context, section: string, notice: string): Response {
  return c.redirect(`/?notice=${encodeURIComponent(notice)}#${section}`, 303);
}

/** The section that has the form. */
function sectionOf(c: Context): string {
  const form = c.req.path.slice('/panel/'.length);
  const sections: Record<string, string> = {
    fail: 'faults',
    question: 'capture',
    chat: 'chats',
    'oidc-logout': 'provider',
    'end-subscription': 'subscriptions',
  };
  const isSection = ['consents', 'capture', 'subscriptions', 'settings'].includes(form);
  return sections[form] ?? (isSection ? form : 'world');
}

function faultFromForm(form: URLSearchParams) {
  const given = Object.fromEntries([...form].filter(([, text]) => text !== ''));
  const fault = Number(given.fault) || given.fault;
  return { ...given, fault, times: Number(given.times ?? 1) };
}

function questionKeys(world: World): string[] {
  return world.cleeng.capture.settings.map(({ key }) => key);
}
