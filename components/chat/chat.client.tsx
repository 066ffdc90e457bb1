'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { ChatButtonProps } from '@/components/chat/chat-button.client';
import type { WidgetSettings } from '@/lib/vendors/kustomer/widget.client';

/** Loads nothing for guests. */
export function Chat({ children, ...props }: ChatButtonProps & { children?: ReactNode }) {
  const [Button, setButton] = useState<ComponentType<ChatButtonProps> | null>();
  useEffect(() => {
    import('@/components/chat/chat-button.client').then(
      ({ ChatButton }) => setButton(() => ChatButton),
      () => setButton(null), // Browsers log the failed import.
    );
  }, []);
  return Button ? <Button {...props} /> : Button === null && children;
}

/** For a guest, after a session that ended without a logout from the chat. */
export function ChatCleaner({ settings }: { settings: WidgetSettings }) {
  useEffect(() => {
    import('@/components/chat/chat-store.client')
      .then(({ forgetChat }) => forgetChat(settings))
      // The cookie stays, so the next page tries again.
      .catch((error) => console.warn('The chat did not log out:', error));
  }, [settings]);
  return null;
}
