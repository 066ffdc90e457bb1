'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { ChatButtonProps } from '@/components/chat/chat-button.client';
import type { WidgetSettings } from '@/lib/vendors/kustomer/widget.client';

/** In the layout of every page: the chat goes on across navigations. Guests load nothing more. */
export function Chat({ children, ...props }: ChatButtonProps & { children?: ReactNode }) {
  const [Button, setButton] = useState<ComponentType<ChatButtonProps> | null>();
  useEffect(() => {
    import('@/components/chat/chat-button.client').then(
      ({ ChatButton }) => setButton(() => ChatButton),
      () => setButton(null), // The browser has logged why.
    );
  }, []);
  return Button ? <Button {...props} /> : Button === null && children;
}

/** For a guest in a browser that a customer has chatted in, whose session ended without a logout. */
export function ChatCleaner({ settings }: { settings: WidgetSettings }) {
  useEffect(() => {
    import('@/components/chat/chat-store.client')
      .then(({ forgetChat }) => forgetChat(settings))
      // The cookie stays, so the next page tries again.
      .catch((error) => console.warn('The chat did not log out:', error));
  }, [settings]);
  return null;
}
