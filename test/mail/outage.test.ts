import { beforeEach, describe, expect, test } from '@jest/globals';
import type { SendResult } from '../../ledger/outbox/fate.ts';
import { watchOutage } from '../../mail/outage.ts';
import { useSenders } from '../support/senders.ts';
import { manyDigests } from '../support/many-digests.ts';
import { until } from '../support/until.ts';

const SENT: SendResult = { kind: 'sent', code: 'message-250' };
const DROPPED: SendResult = { kind: 'deferred', code: 'mail-dropped', smtpCode: null };

describe('an outage', () => {
  test('is ten mails in a row that were not taken, and is over with the first that is', () => {
    const outage = watchOutage();
    outage.saw(SENT);
    for (let i = 0; i < 9; i++) outage.saw(DROPPED);
    expect(outage.isOn()).toBe(false);
    outage.saw({ kind: 'uncertain', code: 'message-dropped' });
    expect(outage.isOn()).toBe(true);
    expect(outage.saw(SENT)).toEqual({ codes: ['mail-dropped', 'message-dropped'] });
    expect(outage.isOn()).toBe(false);
    expect(outage.saw(SENT)).toBeNull();
  });

  test('one that is taken among nine that are not is none', () => {
    const outage = watchOutage();
    for (let i = 0; i < 100; i++) outage.saw(i % 10 === 0 ? SENT : DROPPED);
    expect(outage.isOn()).toBe(false);
  });

  test('a process that has just begun lets all go that was put off before it', () => {
    expect(watchOutage().saw(SENT)).toEqual({ codes: null });
  });

  test('one mail is tried, and the next only after a while', () => {
    const outage = watchOutage();
    outage.tried();
    expect(outage.mayTry()).toBe(true);
    for (let i = 0; i < 10; i++) outage.saw(DROPPED);
    expect(outage.mayTry()).toBe(false);
  });
});

describe('with a server that takes nothing from anybody', () => {
  const senders = useSenders();
  let isDown = true;
  beforeEach(() => {
    isDown = true;
  });
  const refusing = () =>
    senders.server({
      onMessage: () => {
        if (isDown) throw new Error('down');
      },
    });
  const countOf = (...states: ('staged' | 'deferred' | 'sending' | 'sent')[]) =>
    senders.year.ledger.db.mail.count({ where: { state: { in: states } } });

  test('most mails stay staged, none marked as being sent; all go when it takes one', async () => {
    await refusing();
    await manyDigests(senders, { isToMany: true });
    senders.sender();
    await until('an outage', async () => (await countOf('deferred')) >= 10);
    await until('nothing ahead', async () => (await countOf('sending')) <= 1);
    expect(await countOf('staged')).toBeGreaterThan(5);
    isDown = false;
    await senders.settled('sent');
  });

  test('what is written as put off only after the server takes mails again goes at once too', async () => {
    const run = (statement: string) => senders.year.ledger.db.$executeRawUnsafe(statement);
    // Who is not let go waits an hour; and while this stands, that somebody is put off is not written.
    await run(`CREATE FUNCTION put_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
      IF to_regclass('closed') IS NOT NULL THEN RAISE 'closed'; END IF;
      NEW.retry_at := now() + interval '1 hour'; RETURN NEW; END $$`);
    await run(`CREATE TRIGGER put_off BEFORE UPDATE ON mail FOR EACH ROW
      WHEN (NEW.state = 'deferred' AND OLD.state = 'sending') EXECUTE FUNCTION put_off()`);
    await refusing();
    await manyDigests(senders, { isToMany: true });
    const count = await countOf('staged');
    senders.sender();
    await until('an outage', async () => (await countOf('deferred')) >= 10);
    await run('CREATE TABLE closed ()');
    await until('one that cannot be written', () => senders.errors.length > 0);
    isDown = false;
    await until('all others', async () => (await countOf('sent')) > count / 2);
    await until('no more', async () => (await countOf('sent', 'sending')) === count);
    expect(await countOf('sending')).toBeGreaterThan(0);
    await run('DROP TABLE closed');
    await senders.settled('sent');
    senders.errors = [];
  });

  test('what was put off goes with the first mail that another process sends', async () => {
    await refusing();
    await manyDigests(senders, { isToMany: true });
    const first = senders.sender();
    await until('some put off', async () => (await countOf('deferred')) >= 10);
    await first.stop();
    expect(await countOf('sending')).toBe(0);
    isDown = false;
    senders.sender();
    await senders.settled('sent');
  });
});
