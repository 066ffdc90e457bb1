import { randomUUID } from 'node:crypto';

const MAILS_KEPT = 500;

export interface Mail {
  id: string;
  /** ISO 8601. */
  at: string;
  to: string;
  subject: string;
  text: string;
  /** The link in the text. */
  link: string;
  /** Fingerprint of the mailbox key of the browser that may read it; null: only the panel and `/_/mail`. */
  mailbox: string | null;
}

export function deliverMail(world: { mail: Mail[] }, mail: Omit<Mail, 'id' | 'at'>): void {
  world.mail.push({ id: randomUUID(), at: new Date().toISOString(), ...mail });
  world.mail.splice(0, world.mail.length - MAILS_KEPT);
}
