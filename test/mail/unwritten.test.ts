import { expect, test } from '@jest/globals';
import { manyDigests } from '../support/many-digests.ts';
import { useSenders } from '../support/senders.ts';
import { until } from '../support/until.ts';

const senders = useSenders();
const run = (statement: string) => senders.year.ledger.db.$executeRawUnsafe(statement);

test('a ledger that takes no outcomes has fifty messages sent that it does not know of, and no more', async () => {
  const sink = await senders.server();
  await run(`CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN IF NEW.state = 'sent' THEN RAISE 'refused'; END IF; RETURN NEW; END $$`);
  await run('CREATE TRIGGER refuse BEFORE UPDATE ON mail FOR EACH ROW EXECUTE FUNCTION refuse()');
  await manyDigests(senders, { count: 90, isToMany: true });
  senders.sender();
  await until('fifty', () => sink.count() >= 50);
  const since = senders.errors.length;
  await until('more that is not written', () => senders.errors.length > since + 1);
  expect(sink.count()).toBe(50);
  await run('DROP TRIGGER refuse ON mail');
  await senders.settled('sent');
  // The two reports' own contact gets one mail for both.
  expect(sink.messages.flatMap(({ rows }) => rows)).toHaveLength(90);
  senders.errors = [];
});

test('what was marked as being sent when the answer to it was lost goes out at once, and is not uncertain', async () => {
  const sink = await senders.server();
  const { outbox } = senders.year.ledger;
  const query = outbox.query.bind(outbox) as (statement: { name?: string }) => Promise<unknown>;
  let isLost = false;
  Object.assign(outbox, {
    // The statement is carried out; what it answers is lost with the connection.
    query: async (statement: { name?: string }) => {
      const answer = await query(statement);
      if (isLost || statement.name !== 'begin_sending') return answer;
      isLost = true;
      throw new Error('connection lost');
    },
  });
  await senders.stepAll();
  senders.sender();
  await senders.settled('sent');
  expect(isLost).toBe(true);
  const mails = await senders.year.ledger.db.mail.findMany();
  expect(mails.map(({ attempt, code }) => [attempt, code])).toEqual(
    mails.map(() => [1, 'message-250']),
  );
  expect(sink.count()).toBe(1);
  senders.errors = [];
});
