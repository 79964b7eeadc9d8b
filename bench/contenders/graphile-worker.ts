// graphile-worker, whose job makes its mail when its time has come.
import { graphileContender } from './graphile.ts';
import { startMailer } from './mailer.ts';
import { composeOne } from './mails.ts';

export const contender = graphileContender(async ({ smtpUrl, connections, recipients }) => {
  const mailer = startMailer(smtpUrl, connections);
  return {
    async send(index) {
      const { raw, envelope } = await composeOne(index, recipients, new Date());
      await mailer.send(raw, envelope.to);
    },
    close: () => mailer.close(),
  };
});
