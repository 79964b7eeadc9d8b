// The ceiling: nodemailer alone, sending ready bytes from memory at the instant. Nothing is kept, so
// nothing would be known of it after a crash.
import { setTimeout as pause } from 'node:timers/promises';
import type { Contender, Herd } from './contender.ts';
import { startMailer, type Mailer } from './mailer.ts';
import { readReadyMails, type ReadyMail } from './ready-mails.ts';

let mailer: Mailer;
let mails: ReadyMail[];
/** More than there are connections: the pool has the next one at hand. */
let most: number;

export const contender: Contender = {
  async start({ smtpUrl, connections, readyFile, recipients }) {
    mailer = startMailer(smtpUrl, connections);
    mails = await readReadyMails(readyFile, recipients);
    most = 2 * connections;
  },
  async stage(herd) {
    void sendAt(herd);
  },
  async stop() {
    mailer.close();
  },
};

async function sendAt({ from, count, at }: Herd): Promise<void> {
  await pause(at - Date.now());
  let next = from;
  const lane = async () => {
    while (next < from + count) {
      const { raw, to } = mails[next++]!;
      await mailer.send(raw, to);
    }
  };
  await Promise.all(Array.from({ length: most }, lane));
}
