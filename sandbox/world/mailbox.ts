// The mail the vendors would have sent. Nothing leaves the machine; `GET /_/mail` and the panel read it.

import { randomUUID } from 'node:crypto';

const MAILS_KEPT = 500;

export interface Mail {
  id: string;
  /** ISO 8601. */
  at: string;
  to: string;
  subject: string;
  text: string;
  /** The one link the mail is about. */
  link: string;
  /** Fingerprint of the browser's mailbox that may show it; null leaves it to the panel and `/_/mail`. */
  mailbox: string | null;
}

export function deliverMail(world: { mail: Mail[] }, mail: Omit<Mail, 'id' | 'at'>): void {
  world.mail.push({ id: randomUUID(), at: new Date().toISOString(), ...mail });
  world.mail.splice(0, world.mail.length - MAILS_KEPT);
}
