import { startSender } from '../../mail/sender.ts';
import { createTransport } from '../../mail/transport/transport.ts';
import { startSink } from '../../virtual/sink/sink.ts';
import type { SinkMessage } from '../../virtual/sink/sink-message.ts';
import type { TestLedger } from './database.ts';
import { SETTINGS } from './outbox.ts';
import { until } from './until.ts';

/** Sends what is in the outbox over SMTP, all of it, and gives what arrived. */
export async function delivered(ledger: TestLedger): Promise<readonly SinkMessage[]> {
  const sink = await startSink();
  const transport = createTransport(sink.url, { maxRequeues: 0 });
  const sender = startSender({
    ledger,
    url: ledger.url,
    transport,
    settings: SETTINGS,
    onError: (error) => {
      throw error;
    },
  });
  try {
    const waiting = { state: { notIn: ['sent', 'cancelled'] as ('sent' | 'cancelled')[] } };
    await until(
      'all mails sent',
      async () => (await ledger.db.mail.count({ where: waiting })) === 0,
    );
    return sink.messages;
  } finally {
    await sender.stop();
    await transport.close();
    await sink.close();
  }
}
