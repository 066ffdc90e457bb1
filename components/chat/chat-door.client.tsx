'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import type { ChatProps } from '@/components/chat/chat-props.client';

type ChatDoorProps = ChatProps & {
  /** Stands there where the chat could not be fetched. */
  children?: ReactNode;
};

/** Fetches the chat for whom it is drawn. Stands on every page, so it weighs next to nothing: guests fetch nothing more. */
export function ChatDoor({ children, ...props }: ChatDoorProps) {
  const [Chat, setChat] = useState<ComponentType<ChatProps> | null>();
  useEffect(() => {
    import('@/components/chat/chat.client').then(
      (loaded) => setChat(() => loaded.Chat),
      () => setChat(null), // The browser has said why.
    );
  }, []);
  return Chat ? <Chat {...props} /> : Chat === null && children;
}
