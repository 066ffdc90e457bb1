import type { ReactNode } from 'react';
import { ChatCleaner, Chat as ChatOfCustomer } from '@/components/chat/chat.client';
import { ButtonLink } from '@/components/layout/button-link';
import { chatIdentity, mayBeRemembered } from '@/lib/customer/chat';
import { env } from '@/lib/env/env';
import { requestLanguage } from '@/lib/i18n/languages';
import { getTranslations } from '@/lib/i18n/translations';
import type { Session, SignedIn } from '@/lib/model';

/** Null for guests. */
export async function Chat({ session }: { session: Session }): Promise<ReactNode> {
  const chat = env().kustomer;
  if (!chat || session.state === 'unavailable') return null;
  const { widgetUrl: scriptUrl, apiKey, brandId } = chat;
  const settings = { scriptUrl, apiKey, brandId, language: await requestLanguage() };
  if (session.state === 'signed-in')
    return <CustomersChat session={session} chat={chat} settings={settings} />;
  return (await mayBeRemembered()) && <ChatCleaner settings={settings} />;
}

type CustomersChatProps = {
  session: SignedIn;
  chat: { adoptsGuestChat: boolean; contactUrl: string | null };
  settings: { scriptUrl: string; apiKey: string; brandId: string | null; language: string };
};

async function CustomersChat({ session, chat, settings }: CustomersChatProps) {
  const t = await getTranslations('chat');
  const { adoptsGuestChat, contactUrl } = chat;
  const expiresAt = session.expiresAt.toISOString();
  const contact = contactUrl && <ButtonLink href={contactUrl}>{t('contact')}</ButtonLink>;
  return (
    <aside aria-label={t('title')} className="chat">
      <ChatOfCustomer
        customer={{ ...settings, externalId: chatIdentity(session), adoptsGuestChat, expiresAt }}
        contactHref={contactUrl}
        labels={{
          open: t('open'),
          opening: t('opening'),
          again: t('again'),
          unread: t('unread', { count: '{count}' }),
          blocked: t('blocked'),
          failed: t('failed'),
          unavailable: t('unavailable'),
          contact: t('contact'),
        }}
      >
        {contact}
      </ChatOfCustomer>
      {contact && <noscript>{contact}</noscript>}
    </aside>
  );
}
