// Duban's sender, as a worker runs it, on mails that the ledger has staged.
import { openLedger, type Ledger } from '../../ledger/ledger.ts';
import { formAhead } from '../../mail/form-ahead.ts';
import { startSender } from '../../mail/sender.ts';
import { createTransport, type MailTransport } from '../../mail/transport/transport.ts';
import type { Contender, Place } from './contender.ts';
import { stageReminders } from './duban-world.ts';
import { SETTINGS } from './mails.ts';

/** As a worker opens it. */
const CONNECTIONS = 20;
/** Farther than any instant of a benchmark. */
const AHEAD_MINUTES = 24 * 60;

let place: Place;
let ledger: Ledger;
let transport: MailTransport;
let sender: ReturnType<typeof startSender>;

export const contender: Contender = {
  async start(given) {
    place = given;
    ledger = openLedger({ url: place.url, connections: CONNECTIONS });
    transport = createTransport(place.smtpUrl, { maxConnections: place.connections });
    sender = startSender({
      ledger,
      url: place.url,
      transport,
      settings: SETTINGS,
      onError: (error) => console.error(error),
    });
  },
  stage: ({ from, count, at }) =>
    stageReminders(ledger, { from, count, at: new Date(at), recipients: place.recipients }),
  async ahead() {
    await formAhead({ ledger, settings: SETTINGS, minutes: AHEAD_MINUTES });
  },
  left: () =>
    ledger.db.mail.count({ where: { state: { notIn: ['sent', 'refused', 'cancelled'] } } }),
  async stop() {
    await sender.stop();
    await transport.close();
    await ledger.close();
  },
};
