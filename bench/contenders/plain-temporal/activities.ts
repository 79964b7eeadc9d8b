import type { Mailer } from '../mailer.ts';
import { composeOne } from '../mails.ts';

/** What the workflow asks for. */
export interface MailActivities {
  sendMail(index: number): Promise<void>;
}

/** Makes the mail and sends it. */
export const mailActivities = (mailer: Mailer, recipients: number): MailActivities => ({
  async sendMail(index) {
    const { raw, envelope } = await composeOne(index, recipients, new Date());
    await mailer.send(raw, envelope.to);
  },
});
