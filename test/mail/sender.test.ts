import { describe, expect, test } from '@jest/globals';
import { file } from '../../ledger/commands/report-commands.ts';
import { startSender } from '../../mail/sender.ts';
import { createTransport } from '../../mail/transport/transport.ts';
import type { SinkOptions } from '../../virtual/sink/sink.ts';
import { WATER } from '../support/actors.ts';
import { formOf } from '../support/forms.ts';
import { OPENING, instantOf } from '../support/dates.ts';
import { SETTINGS } from '../support/outbox.ts';
import { REPORTS, useSenders } from '../support/senders.ts';
import { until } from '../support/until.ts';

const OFFICER = 'officer@shuili.example';
const senders = useSenders();
const server = (options?: SinkOptions) => senders.server(options);
const sender = () => senders.sender();
const stepAll = (at?: Date) => senders.stepAll(at);
const settled = (state: string) => senders.settled(state);
const states = async () =>
  (await senders.year.ledger.db.mail.findMany({ orderBy: { id: 'asc' } })).map(
    ({ state, code }) => `${state} ${code}`,
  );
/** The mails that wait need not any longer; a sender that sleeps is rung awake, as a NOTIFY does. */
const afterTheWait = async () => {
  await senders.year.ledger.db.$executeRaw`UPDATE mail SET retry_at = now()
    WHERE state IN ('deferred', 'uncertain') AND claimed_by IS NULL AND retry_at IS NOT NULL`;
  await senders.year.ledger.db.$executeRaw`SELECT pg_notify('duban_outbox', '')`;
};
/** However often an attempt has to be waited for. */
const settledAfterTheWait = (state: string) =>
  until(`mails that are ${state} in the end`, async () => {
    await afterTheWait();
    return (await senders.year.ledger.db.mail.findMany()).every((mail) => mail.state === state);
  });
const contact = () =>
  senders.year.ledger.db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });

describe('a sender on a real SMTP server', () => {
  test('sends what is due as one digest, and what falls due while it sleeps', async () => {
    const sink = await server();
    sender();
    await stepAll();
    await settled('sent');
    expect(sink.messages).toHaveLength(1);
    expect(sink.messages[0]).toMatchObject({
      from: 'duban@fagaiwei.example',
      to: OFFICER,
      rows: REPORTS.map((id) => `${id}/1/opening/shuili-officer`),
    });
    await stepAll(instantOf('remind-30'));
    await until('the second message', () => sink.count() === 2);
  });

  test('a mail staged for a later instant goes out at that instant, not before', async () => {
    const sink = await server();
    await stepAll();
    senders.year.clock.set(new Date(OPENING.getTime() - 1));
    sender();
    await senders.year.stepAt(new Date(OPENING.getTime() - 1), REPORTS[0]);
    await until('the sender to look', async () => {
      const [row] = await senders.year.ledger.db.$queryRaw<{ listening: number }[]>`
        SELECT count(*)::int AS listening FROM pg_stat_activity
        WHERE datname = current_database() AND query LIKE 'LISTEN%'`;
      return row!.listening > 0;
    });
    expect(sink.count()).toBe(0);
    senders.year.clock.set(OPENING);
    await until('the message', () => sink.count() === 1);
  });

  test('several senders send each message once', async () => {
    const sink = await server();
    for (let i = 0; i < 4; i++) sender();
    await stepAll();
    await stepAll(instantOf('urge'));
    await settled('sent');
    const rows = sink.messages.flatMap((message) => message.rows);
    expect(rows).toHaveLength(6);
    expect(new Set(rows).size).toBe(6);
  });

  test('refused for now: again after the wait, under the same Message-ID', async () => {
    const sink = await server({
      behaviour: {
        [OFFICER]: { at: 'rcpt', reply: { smtpCode: 450, text: '4.2.0 greylisted' }, times: 1 },
      },
    });
    sender();
    await stepAll();
    await settled('deferred');
    const [before] = await senders.year.ledger.db.message.findMany();
    await file(senders.year.ledger, REPORTS[0]!, formOf(), WATER);
    await afterTheWait();
    await until('the message', () => sink.count() === 1);
    expect(sink.messages[0]).toMatchObject({
      messageId: before!.id,
      rows: [`${REPORTS[1]}/1/opening/shuili-officer`],
    });
  });

  test('refused for good: the contact is marked, until a mail is taken again', async () => {
    const reply = { smtpCode: 550, text: '5.1.1 no such mailbox' };
    const sink = await server({ behaviour: { [OFFICER]: { at: 'rcpt', reply, times: 1 } } });
    sender();
    await stepAll();
    await settled('refused');
    expect(await states()).toEqual(Array(2).fill('refused rcpt-550-5.1.1'));
    expect(await contact()).toMatchObject({ refusedCode: 'rcpt-550-5.1.1', refusedAt: OPENING });
    await stepAll(instantOf('remind-30'));
    await until('the next message', () => sink.count() === 1);
    await until('the mark to go', async () => (await contact()).refusedAt === null);
  });

  test.each(['kept', 'lost'] as const)(
    'dropped after the final dot, the message %s: identical bytes once more',
    async (drop) => {
      const sink = await server({ behaviour: { [OFFICER]: { drop, times: 1 } } });
      sender();
      await stepAll();
      await settled('uncertain');
      await settledAfterTheWait('sent');
      const [message] = await senders.year.ledger.db.message.findMany();
      expect(sink.messages).toHaveLength(drop === 'kept' ? 2 : 1);
      for (const received of sink.messages) {
        expect(received.messageId).toBe(message!.id);
        expect(received.raw.equals(Buffer.from(message!.raw))).toBe(true);
      }
    },
  );

  test('a server that is down, and comes back: nothing is lost, nothing comes twice', async () => {
    sender();
    await stepAll();
    await settled('deferred');
    expect(await states()).toEqual(Array(2).fill('deferred connect-refused'));
    await stepAll(instantOf('remind-30'));
    await settledAfterTheWait('deferred');
    const sink = await server();
    await settledAfterTheWait('sent');
    const rows = sink.messages.flatMap((message) => message.rows);
    expect(rows.toSorted()).toEqual(
      REPORTS.flatMap((id) => [
        `${id}/1/opening/shuili-officer`,
        `${id}/1/remind-30/shuili-officer`,
      ]),
    );
  });

  test('a server that refuses our sender address: mails wait, and go when it is put right', async () => {
    const sink = await server();
    const wrong = { ...SETTINGS, from: { name: '督办', address: 'duban@fagaiwei.example' } };
    let refuse = true;
    const loop = startSender({
      ledger: senders.year.ledger,
      url: senders.year.ledger.url,
      transport: {
        connections: 1,
        send(raw, envelope) {
          const transport = createTransport(`smtp://127.0.0.1:${senders.port}`, { maxRequeues: 0 });
          const from = refuse ? 'not an address' : envelope.from;
          return transport.send(raw, { ...envelope, from }).finally(() => transport.close());
        },
      },
      settings: wrong,
      onError: (error) => senders.errors.push(error),
    });
    senders.stops.push(() => loop.stop());
    await stepAll();
    await settled('deferred');
    expect(await states()).toEqual(Array(2).fill('deferred mail-address'));
    expect((await contact()).refusedAt).toBeNull();
    refuse = false;
    await settledAfterTheWait('sent');
    expect(sink.count()).toBe(1);
  });

  test('stopping finishes what is being sent', async () => {
    let taken!: () => void;
    const arrived = new Promise<void>((resolve) => (taken = resolve));
    let answer!: () => void;
    const answered = new Promise<void>((resolve) => (answer = resolve));
    await server({
      onMessage: () => {
        taken();
        return answered;
      },
    });
    const loop = sender();
    await stepAll();
    await arrived;
    const stopped = loop.stop();
    answer();
    await stopped;
    expect(await states()).toEqual(Array(2).fill('sent message-250'));
  });

  test('a ledger that fails is reported, and tried again', async () => {
    const sink = await server();
    await senders.year.ledger.db.$executeRaw`ALTER TABLE message RENAME TO message_away`;
    sender();
    await stepAll();
    await until('an error', () => senders.errors.length > 0);
    await senders.year.ledger.db.$executeRaw`ALTER TABLE message_away RENAME TO message`;
    await until('the message', () => sink.count() === 1);
    senders.errors = [];
  });
});
