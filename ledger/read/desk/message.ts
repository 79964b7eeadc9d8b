import type { Notice } from '../../../domain/ladder/step.ts';
import type { Ledger } from '../../ledger.ts';

/** One frozen message with the outbox rows it was made of. */
export interface SentMessage {
  id: string;
  planId: string;
  address: string;
  subject: string;
  /** The bytes as they went over SMTP. */
  raw: Uint8Array;
  formedAt: Date;
  sentAt: Date | null;
  mails: {
    id: string;
    step: string;
    notice: Notice;
    reportId: string | null;
    state: string;
    code: string | null;
  }[];
}

/** Reads a message by its Message-ID; null if there is none. */
export async function sentMessage(ledger: Ledger, id: string): Promise<SentMessage | null> {
  const message = await ledger.db.message.findUnique({
    // What was formed ahead and is not claimed is nobody's message yet.
    where: { id, part: { not: null } },
    select: {
      id: true,
      planId: true,
      address: true,
      subject: true,
      raw: true,
      formedAt: true,
      sentAt: true,
      mails: {
        orderBy: { id: 'asc' },
        select: { id: true, step: true, notice: true, reportId: true, state: true, code: true },
      },
    },
  });
  return (
    message && {
      ...message,
      // The ledger wrote it: whatever it stages is one of them.
      mails: message.mails.map((mail) => ({ ...mail, notice: mail.notice as Notice })),
    }
  );
}
