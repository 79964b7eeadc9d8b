import { afterEach, beforeEach, expect } from '@jest/globals';
import { freePort } from '../../local/binaries/port.ts';
import { startSender, type SenderOptions } from '../../mail/sender.ts';
import { createTransport, type MailTransport } from '../../mail/transport/transport.ts';
import { startSink, type Sink, type SinkOptions } from '../../virtual/sink/sink.ts';
import { OPENING } from './dates.ts';
import { openedYear, type OpenedYear } from './opened-year.ts';
import { SETTINGS } from './outbox.ts';
import { until } from './until.ts';

/** The reports of the year that a sender sends for. */
export const REPORTS = ['small-periodic-2027-t001', 'small-periodic-2027-t002'] as const;

/** Senders, as each worker process has one, and a mail server on an address that stays the same. */
export class Senders {
  year!: OpenedYear;
  port!: number;
  /** What senders reported; whoever expects some empties it. */
  errors: unknown[] = [];
  stops: (() => Promise<unknown>)[] = [];

  async server(options: SinkOptions = {}): Promise<Sink> {
    const sink = await startSink({ port: this.port, ...options });
    this.stops.push(() => sink.close());
    return sink;
  }

  /** @param around what stands between the sender and its transport. */
  sender(
    times: Pick<SenderOptions, 'leaseSeconds' | 'uncertainSeconds'> = {},
    around: (transport: MailTransport) => MailTransport = (transport) => transport,
  ) {
    const { ledger } = this.year;
    const transport = createTransport(`smtp://127.0.0.1:${this.port}`, { maxRequeues: 0 });
    const loop = startSender({
      ledger,
      url: ledger.url,
      transport: around(transport),
      settings: SETTINGS,
      ...times,
      onError: (error) => this.errors.push(error),
    });
    this.stops.push(
      () => transport.close(),
      () => loop.stop(),
    );
    return loop;
  }

  async stepAll(at = OPENING): Promise<void> {
    for (const id of REPORTS) await this.year.stepAt(at, id);
  }

  /** When all mails are in this state. */
  async settled(state: string): Promise<void> {
    await until(`mails that are ${state}`, async () => {
      const mails = await this.year.ledger.db.mail.findMany();
      return mails.length > 0 && mails.every((mail) => mail.state === state);
    });
  }
}

/** Senders on an opened year of each test's own; what they report and nobody expected fails the test. */
export function useSenders(): Senders {
  const senders = new Senders();
  beforeEach(async () => {
    [senders.year, senders.port] = await Promise.all([openedYear({ tasks: 2 }), freePort()]);
    senders.stops = [];
    senders.errors = [];
  });
  afterEach(async () => {
    for (const stop of senders.stops.splice(0).reverse()) await stop();
    expect(senders.errors).toEqual([]);
  });
  return senders;
}
