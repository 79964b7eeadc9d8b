// graphile-worker, whose job has the mail's bytes in memory already: what the queue alone costs.
import { graphileContender } from './graphile.ts';
import { startMailer } from './mailer.ts';
import { readReadyMails } from './ready-mails.ts';

export const contender = graphileContender(
  async ({ smtpUrl, connections, readyFile, recipients }) => {
    const mailer = startMailer(smtpUrl, connections);
    const mails = await readReadyMails(readyFile, recipients);
    return {
      async send(index) {
        const { raw, to } = mails[index]!;
        await mailer.send(raw, to);
      },
      close: () => mailer.close(),
    };
  },
);
