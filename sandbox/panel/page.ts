import { html } from 'hono/html';
import type { Sandbox } from '../sandbox';
import { layout } from './layout';
import { addressesSection } from './sections/addresses';
import { callsSection } from './sections/calls';
import { captureSection } from './sections/capture';
import { chatsSection } from './sections/chats';
import { consentsSection } from './sections/consents';
import { customersSection } from './sections/customers';
import { faultsSection } from './sections/faults';
import { mailSection } from './sections/mail';
import { providerSection } from './sections/provider';
import { settingsSection } from './sections/settings';
import { storeSection } from './sections/store';
import { subscriptionsSection } from './sections/subscriptions';
import { worldSection } from './sections/world';

export function renderPage(sandbox: Sandbox, notice: string | undefined) {
  const { world } = sandbox;
  return layout(
    'Control panel',
    html`${notice ? html`<p role="status" class="notice">${notice.slice(0, 300)}</p>` : ''}
    ${addressesSection(sandbox)}
    ${customersSection(world)}
    ${storeSection(sandbox)}
    ${providerSection(sandbox)}
    ${mailSection(world)}
    ${chatsSection(world)}
    ${callsSection(world)}
    ${worldSection(world)}
    ${faultsSection(world)}
    ${subscriptionsSection(world)}
    ${consentsSection(world)}
    ${captureSection(world)}
    ${settingsSection(world)}`,
  );
}
