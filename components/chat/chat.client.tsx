'use client';

import { ChatCleaner } from '@/components/chat/chat-cleaner.client';
import { ChatLauncher } from '@/components/chat/chat-launcher.client';
import type { ChatProps } from '@/components/chat/chat-props.client';

/** A customer's way to talk to us. To a guest it shows nothing, and makes the chat forget whoever was here before. */
export function Chat(props: ChatProps) {
  return props.customer ? <ChatLauncher {...props} /> : <ChatCleaner order={props.start} />;
}
