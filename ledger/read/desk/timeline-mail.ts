import type { ContactRole } from '../../../domain/ladder/step.ts';
import type { MailState } from '../../../prisma/generated/client.ts';

/** A mail as the timeline shows it. */
export interface TimelineMail {
  contact: { name: string; role: ContactRole };
  state: MailState;
  code: string | null;
  settledAt: Date | null;
  messageId: string | null;
}
