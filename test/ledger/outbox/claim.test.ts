import { beforeEach, describe, expect, test } from '@jest/globals';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { processId } from '../../../ledger/processes.ts';
import { nextMailInMs } from '../../../ledger/outbox/due-digests.ts';
import { REVIEWER, WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { OPENING, instantOf } from '../../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { claim, rowsNamed } from '../../support/outbox.ts';

const [A, B, C] = [
  'small-periodic-2027-t001',
  'small-periodic-2027-t002',
  'small-periodic-2027-t003',
] as const;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 3, moreOfficers: ['deputy'] });
});
const stepAll = async (at = OPENING) => {
  for (const report of [A, B, C]) await year.stepAt(at, report);
};

describe('one message per plan, contact and instant', () => {
  test('though the steps of an instant arrive one after the other', async () => {
    await year.stepAt(OPENING, A);
    expect(await claim(year.ledger)).toEqual([]);
    await year.stepAt(OPENING, C);
    expect(await claim(year.ledger)).toEqual([]);
    await year.stepAt(OPENING, B);
    const messages = await claim(year.ledger);
    expect(messages.map(({ members }) => members)).toEqual(
      ['deputy', 'officer'].map((who) =>
        [A, B, C].map((report) => `${report}/1/opening/shuili-${who}`),
      ),
    );
    for (const message of messages) expect(await rowsNamed(message)).toEqual(message.members);
  });

  test('a report that is stuck holds up nobody for ever', async () => {
    await year.stepAt(OPENING, A);
    const messages = await claim(year.ledger, { stragglerSeconds: -1 });
    expect(messages.map(({ members }) => members.length)).toEqual([1, 1]);
    await year.stepAt(OPENING, B);
    const later = await claim(year.ledger, { stragglerSeconds: -1 });
    expect(later.map(({ members }) => members.length)).toEqual([1, 1]);
    const ids = [...messages, ...later].map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(4);
  });

  test('different steps of one instant are one digest; notices of return and acceptance go singly', async () => {
    await stepAll();
    await claim(year.ledger);
    year.clock.set(instantOf('remind-30'));
    for (const report of [A, B]) await file(year.ledger, report, formOf(), WATER);
    await returnReport(year.ledger, A, 1, '补充', REVIEWER);
    await accept(year.ledger, B, 1, REVIEWER);
    await stepAll(instantOf('remind-30'));
    const messages = await claim(year.ledger);
    expect(
      messages
        .map(({ members }) => members)
        .flat()
        .sort(),
    ).toEqual(
      ['deputy', 'officer']
        .flatMap((who) => [
          `${A}/2/returned/shuili-${who}`,
          `${B}/1/accepted/shuili-${who}`,
          `${C}/1/remind-30/shuili-${who}`,
        ])
        .sort(),
    );
    expect(messages.every(({ members }) => members.length === 1)).toBe(true);
  });

  test('a leader gets a mail of their own, the commission the escalations', async () => {
    await stepAll();
    await claim(year.ledger);
    await stepAll(instantOf('urge'));
    const urged = await claim(year.ledger);
    expect(urged.map(({ address }) => address).sort()).toEqual([
      'deputy@shuili.example',
      'leader@shuili.example',
      'officer@shuili.example',
    ]);
    await stepAll(instantOf('escalate'));
    const escalated = await claim(year.ledger);
    expect(escalated.map(({ address }) => address)).toEqual(['officer@fagaiwei.example']);
  });
});

describe('whom a digest waits for', () => {
  const behind = (id: string, data: object) =>
    year.ledger.db.process.update({ where: { id: processId('report', id) }, data });
  const claimed = async () => (await claim(year.ledger)).length;
  beforeEach(async () => {
    await stepAll();
    await claim(year.ledger);
    await year.ledger.db.mail.deleteMany();
    await stepAll(instantOf('remind-30'));
  });

  test('a process whose next step tells this contact’s agency by that instant', async () => {
    await behind(B, { nextStepAt: instantOf('remind-30'), nextToAgency: 'shuili' });
    expect(await claimed()).toBe(0);
    await behind(B, { nextStepAt: new Date(instantOf('remind-30').getTime() + 1) });
    expect(await claimed()).toBe(2);
  });

  test('nobody whose next step tells another agency, or nobody', async () => {
    await behind(A, { nextStepAt: OPENING, nextToAgency: 'caizheng' });
    await behind(B, { nextStepAt: OPENING, nextToAgency: null });
    expect(await claimed()).toBe(2);
  });

  test('nobody of another plan', async () => {
    await behind(B, { nextStepAt: OPENING, nextToAgency: 'shuili', planId: 'other' });
    expect(await claimed()).toBe(2);
  });
});

describe('two senders', () => {
  test('one digest is claimed by one of them, also while it is being formed', async () => {
    await stepAll();
    let formed!: () => void;
    const forming = new Promise<void>((resolve) => (formed = resolve));
    let started!: () => void;
    const begun = new Promise<void>((resolve) => (started = resolve));
    const first = claim(year.ledger, {
      limit: 1,
      async form() {
        started();
        await forming;
        return { address: 'a@b.example', subject: '', raw: Buffer.from('x') };
      },
    });
    await begun;
    const second = await claim(year.other);
    formed();
    const both = [...(await first), ...second];
    expect(both.map(({ members }) => members.length)).toEqual([3, 3]);
    expect(new Set(both.map(({ messageId }) => messageId)).size).toBe(2);
  });

  test('ten who all claim at once claim each message once', async () => {
    await stepAll();
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, i) => claim(i % 2 ? year.ledger : year.other)),
    );
    expect(
      claims
        .flat()
        .map(({ address }) => address)
        .sort(),
    ).toEqual(['deputy@shuili.example', 'officer@shuili.example']);
  });
});

describe('what is claimed', () => {
  test('the address of now, not of when it was staged', async () => {
    await stepAll();
    await year.ledger.db.contact.update({
      where: { id: 'shuili-officer' },
      data: { address: 'new@shuili.example' },
    });
    const messages = await claim(year.ledger);
    expect(messages.map(({ address }) => address).sort()).toEqual([
      'deputy@shuili.example',
      'new@shuili.example',
    ]);
  });

  test('nothing before it is due', async () => {
    await stepAll();
    year.clock.set(new Date(OPENING.getTime() - 1));
    expect(await claim(year.ledger)).toEqual([]);
    expect(await nextMailInMs(year.ledger)).toBe(1);
    year.clock.set(OPENING);
    expect(await nextMailInMs(year.ledger)).toBe(0);
    expect(await claim(year.ledger)).toHaveLength(2);
  });

  test('nothing that says something untrue: the terms are others, the report is in review', async () => {
    await stepAll();
    // As if the mails had been staged by somebody who did not hold the lock.
    await year.ledger.db.report.update({ where: { id: A }, data: { termsVersion: 2 } });
    await year.ledger.db.report.update({ where: { id: B }, data: { stage: 'reviewing' } });
    const messages = await claim(year.ledger);
    expect(messages.map(({ members }) => members)).toEqual([
      [`${C}/1/opening/shuili-deputy`],
      [`${C}/1/opening/shuili-officer`],
    ]);
    expect((await outbox(year.ledger)).filter((mail) => mail.endsWith('cancelled'))).toHaveLength(
      4,
    );
  });
});

describe('a digest that cannot be formed', () => {
  const contact = () =>
    year.ledger.db.contact.findUniqueOrThrow({ where: { id: 'shuili-officer' } });

  test('for its address: refused, the contact is marked, others get theirs', async () => {
    await stepAll();
    const address = 'officer@shuili.example\r\nBcc: all@shuili.example';
    await year.ledger.db.contact.update({ where: { id: 'shuili-officer' }, data: { address } });
    const onUncomposable = (error: unknown) => {
      throw error;
    };
    const messages = await claim(year.ledger, { onUncomposable });
    expect(messages.map((each) => each.address)).toEqual(['deputy@shuili.example']);
    expect(await contact()).toMatchObject({ refusedCode: 'bad_address', refusedAt: OPENING });
    const mails = await year.ledger.db.mail.findMany({ where: { contactId: 'shuili-officer' } });
    expect(new Set(mails.map(({ state, code }) => `${state} ${code}`))).toEqual(
      new Set(['refused bad_address']),
    );
  });

  test('for a fault of ours: refused and reported; the contact is not to blame', async () => {
    await stepAll();
    const errors: unknown[] = [];
    const fault = new Error('no such word');
    await claim(year.ledger, {
      form: () => Promise.reject(fault),
      onUncomposable: (error) => errors.push(error),
    });
    expect(errors).toEqual([fault, fault]);
    expect(await contact()).toMatchObject({ refusedAt: null, refusedCode: null });
    const mails = await year.ledger.db.mail.findMany();
    expect(new Set(mails.map(({ state, code }) => `${state} ${code}`))).toEqual(
      new Set(['refused uncomposable']),
    );
  });
});
