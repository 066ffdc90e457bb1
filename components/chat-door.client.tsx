'use client';

import { type ComponentType, useEffect, useState } from 'react';
import type { ChatProps } from '@/components/chat.client';

/** Fetches the chat for whom it is drawn. Stands on every page, so it weighs next to nothing: guests fetch nothing more. */
export function ChatDoor(props: ChatProps) {
  const [Chat, setChat] = useState<ComponentType<ChatProps>>();
  useEffect(() => {
    import('@/components/chat.client').then((loaded) => setChat(() => loaded.Chat));
  }, []);
  return Chat && <Chat {...props} />;
}
