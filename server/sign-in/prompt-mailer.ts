import nodemailer from 'nodemailer';
import type { Clock } from '../../ledger/clock.ts';
import type { PromptMail } from '../web/deps.ts';

/** Sends a mail to one person now, past the outbox. */
export interface PromptMailer {
  send(mail: PromptMail): Promise<void>;
  close(): void;
}

/** A mailer for sign-in codes: a person waits for it, so it gives up early rather than try again. */
export function promptMailer(
  smtpUrl: string,
  from: { name: string; address: string },
  clock: Clock,
): PromptMailer {
  const transport = nodemailer.createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
  });
  return {
    async send(mail) {
      await transport.sendMail({ ...mail, from, date: await clock.now() });
    },
    close: () => transport.close(),
  };
}
