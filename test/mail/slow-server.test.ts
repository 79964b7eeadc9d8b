import { beforeEach, describe, expect, test } from '@jest/globals';
import { instantOf } from '../support/dates.ts';
import { useSenders } from '../support/senders.ts';
import { manyDigests } from '../support/many-digests.ts';
import { until } from '../support/until.ts';

const OFFICER = 'officer@shuili.example';
/** The transport's own number. */
const CONNECTIONS = 5;

const senders = useSenders();

describe('with a server that holds what it is given', () => {
  const LEADER = 'leader@shuili.example';
  let letGo: () => void;
  let held: Promise<void>;
  beforeEach(() => {
    held = new Promise((resolve) => (letGo = resolve));
  });
  const countOf = (state: 'claimed' | 'sending' | 'sent') =>
    senders.year.ledger.db.mail.count({ where: { state } });

  test('one recipient who hangs holds up nobody else, not even what falls due later', async () => {
    const sink = await senders.server({
      onMessage: ({ to }) => (to === OFFICER ? held : undefined),
    });
    await manyDigests(senders);
    senders.sender();
    await until('the one that hangs', async () => (await countOf('sending')) > 0);
    await senders.stepAll(instantOf('urge'));
    await until('the leader’s', () => sink.messages.some(({ to }) => to === LEADER));
    letGo();
    await senders.settled('sent');
  });

  test('no more is marked as being sent than the connections are about to take', async () => {
    await senders.server({ onMessage: () => held });
    const { db } = senders.year.ledger;
    await manyDigests(senders, { isToMany: true });
    senders.sender();
    await until('a queue', async () => (await countOf('claimed')) >= 15);
    expect(await countOf('sending')).toBeLessThanOrEqual(CONNECTIONS + 1);
    letGo();
    await senders.settled('sent');
    expect((await db.mail.findMany()).map(({ attempt }) => attempt)).toEqual(Array(30).fill(1));
  });

  test('stopped, it gives back what it has not begun, and another sends it at once', async () => {
    const sink = await senders.server({ onMessage: () => held });
    await manyDigests(senders);
    const loop = senders.sender();
    await until('a queue', async () => (await countOf('claimed')) >= 15);
    const stopped = loop.stop();
    letGo();
    await stopped;
    expect(await countOf('claimed')).toBe(0);
    expect(await countOf('sending')).toBe(0);
    senders.sender();
    await senders.settled('sent');
    const rows = sink.messages.flatMap((message) => message.rows);
    expect(new Set(rows).size).toBe(rows.length);
  });
});

test('what became of a mail is written in the end: a ledger that fails meanwhile sends nothing twice', async () => {
  const { db } = senders.year.ledger;
  let answer!: () => void;
  const answered = new Promise<void>((resolve) => (answer = resolve));
  let taken!: () => void;
  const arrived = new Promise<void>((resolve) => (taken = resolve));
  const sink = await senders.server({
    onMessage: () => {
      taken();
      return answered;
    },
  });
  senders.sender();
  await senders.stepAll();
  await arrived;
  await db.$executeRaw`ALTER TABLE message RENAME TO message_away`;
  answer();
  await until('an error', () => senders.errors.length > 0);
  await db.$executeRaw`ALTER TABLE message_away RENAME TO message`;
  await senders.settled('sent');
  expect(sink.count()).toBe(1);
  senders.errors = [];
});

test('what could not be begun is begun as soon as it can, and is no other attempt', async () => {
  await senders.server();
  const { db } = senders.year.ledger;
  await db.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.state = 'sending' THEN RAISE 'refused'; END IF; RETURN NEW; END $$`);
  await db.$executeRawUnsafe(
    'CREATE TRIGGER refuse BEFORE UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION refuse()',
  );
  await senders.stepAll();
  senders.sender();
  await until('an error', () => senders.errors.length > 0);
  await db.$executeRaw`DROP TRIGGER refuse ON mail`;
  await senders.settled('sent');
  expect((await db.mail.findMany()).map(({ attempt }) => attempt)).toEqual([1, 1]);
  senders.errors = [];
});

test('a digest that the ledger refuses holds up no other', async () => {
  const sink = await senders.server();
  const { db } = senders.year.ledger;
  await db.$executeRawUnsafe(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.contact_id = 'shuili-officer' THEN RAISE 'refused'; END IF; RETURN NEW; END $$`);
  await db.$executeRawUnsafe(
    'CREATE TRIGGER refuse BEFORE INSERT ON message FOR EACH ROW EXECUTE FUNCTION refuse()',
  );
  await senders.stepAll();
  await senders.stepAll(instantOf('urge'));
  senders.sender();
  await until('the leader’s', () => sink.count() === 1);
  await until('an error', () => senders.errors.length > 0);
  senders.errors = [];
  await db.$executeRaw`DROP TRIGGER refuse ON message`;
  await senders.settled('sent');
  senders.errors = [];
});
