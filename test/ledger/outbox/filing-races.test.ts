import { beforeEach, describe, expect, test } from '@jest/globals';
import { file } from '../../../ledger/commands/report-commands.ts';
import { processId } from '../../../ledger/processes.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { WATER } from '../../support/actors.ts';
import { formOf } from '../../support/forms.ts';
import { gateAt, lockedOut } from '../../support/gate.ts';
import { OPENING, instantOf } from '../../support/dates.ts';
import { openedYear, outbox, type OpenedYear } from '../../support/opened-year.ts';
import { begin, claim, claimOne, rowsNamed } from '../../support/outbox.ts';

const A = 'small-periodic-2027-t001';
const B = 'small-periodic-2027-t002';
const opening = (report: string) => `${report}/1/opening/shuili-officer`;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ tasks: 2 });
});
const fileA = () => file(year.other, A, formOf(), WATER);

describe('a filing that is not committed yet', () => {
  test('while a step is being staged: the step waits, and stages nothing', async () => {
    await year.stepAt(OPENING, A);
    year.clock.set(instantOf('remind-30'));
    const gate = await gateAt(year.ledger, 'audit');
    const filing = fileA();
    await gate.reached();
    const step = stepReport(year.ledger, A);
    await lockedOut(year.ledger.db, 2);
    await gate.open();
    expect((await filing).ok).toBe(true);
    expect(await step).toMatchObject({ stage: 'reviewing', next: null });
    expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: cancelled']);
  });

  test('and the other way round: the filing waits for the staging, and takes the mail back', async () => {
    year.clock.set(OPENING);
    const gate = await gateAt(year.ledger, 'mail');
    const step = stepReport(year.ledger, A);
    await gate.reached();
    const filing = fileA();
    await lockedOut(year.ledger.db, 2);
    await gate.open();
    expect(await step).toMatchObject({ stage: 'collecting', version: 1 });
    // The step has not seen the filing; its workflow wakes when it answered, and nobody waits for it until then.
    expect(await filing).toMatchObject({ value: { version: 1 } });
    const { db } = year.ledger;
    expect(await db.report.findUniqueOrThrow({ where: { id: A } })).toMatchObject({
      stage: 'reviewing',
    });
    const process = await db.process.findUniqueOrThrow({ where: { id: processId('report', A) } });
    expect(process).toMatchObject({
      ...{ version: 1, seenVersion: 1, nextStepAt: null, nextToAgency: null },
      nextWakeAt: instantOf('remind-30'),
    });
    expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: cancelled']);
  });

  test('while the digest is being claimed: nobody is reminded of what is being filed', async () => {
    await year.stepAt(OPENING, A);
    await year.stepAt(OPENING, B);
    const gate = await gateAt(year.ledger, 'audit');
    const filing = fileA();
    await gate.reached();
    // The digest is held, so that it stays one message; after long, it goes without the held one.
    expect(await claim(year.ledger)).toEqual([]);
    expect(await claimOne(year.ledger, { stragglerSeconds: -1 })).toMatchObject({
      members: [opening(B)],
    });
    await gate.open();
    await filing;
    expect(await claim(year.ledger, { stragglerSeconds: -1 })).toEqual([]);
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: cancelled',
      'opening → shuili-officer: claimed',
    ]);
  });

  test('and is rolled back: the digest goes out whole, as one message', async () => {
    await year.stepAt(OPENING, A);
    await year.stepAt(OPENING, B);
    const gate = await gateAt(year.ledger, 'audit');
    const filing = fileA();
    await gate.reached();
    expect(await claim(year.ledger)).toEqual([]);
    await gate.breakOff();
    await expect(filing).rejects.toThrow();
    const message = await claimOne(year.ledger);
    expect(message.members).toEqual([opening(A), opening(B)]);
    expect(await year.ledger.db.message.count()).toBe(1);
  });
});

describe('two senders at one digest, of which one had to leave a mail out', () => {
  test('the second waits until the first is done: no two messages are the same part', async () => {
    await year.stepAt(OPENING, A);
    await year.stepAt(OPENING, B);
    const gate = await gateAt(year.ledger, 'audit');
    const filing = fileA();
    await gate.reached();
    const signals = { forming: () => {}, go: () => {} };
    const forming = new Promise<void>((resolve) => (signals.forming = resolve));
    const go = new Promise<void>((resolve) => (signals.go = resolve));
    const first = claim(year.ledger, {
      stragglerSeconds: -1,
      async form() {
        signals.forming();
        await go;
        return { address: 'officer@shuili.example', subject: '', raw: Buffer.from('x') };
      },
    });
    await forming;
    await gate.breakOff();
    await expect(filing).rejects.toThrow();
    expect(await claim(year.other, { stragglerSeconds: -1 })).toEqual([]);
    signals.go();
    expect(await first).toMatchObject([{ members: [opening(B)] }]);
    expect(await claimOne(year.other, { stragglerSeconds: -1 })).toMatchObject({
      members: [opening(A)],
    });
    expect(await year.ledger.db.message.count()).toBe(2);
  });
});

describe('a filing between the claim and the sending', () => {
  test('nothing of the claimed bytes is sent; the rest goes under the same Message-ID', async () => {
    await year.stepAt(OPENING, A);
    await year.stepAt(OPENING, B);
    const first = await claimOne(year.ledger);
    expect(await rowsNamed(first)).toEqual([opening(A), opening(B)]);
    await fileA();
    expect(await begin(year.ledger, first)).toBe(false);
    const second = await claimOne(year.ledger);
    expect(second.messageId).toBe(first.messageId);
    expect(second.members).toEqual([opening(B)]);
    expect(await rowsNamed(second)).toEqual([opening(B)]);
    expect(await begin(year.ledger, second)).toBe(true);
    expect(await outbox(year.ledger)).toEqual([
      'opening → shuili-officer: cancelled',
      'opening → shuili-officer: sending',
    ]);
  });

  test('of everything in it: nothing is sent at all', async () => {
    await year.stepAt(OPENING, A);
    await year.stepAt(OPENING, B);
    const message = await claimOne(year.ledger);
    for (const report of [A, B]) await file(year.other, report, formOf(), WATER);
    expect(await begin(year.ledger, message)).toBe(false);
    expect(await claim(year.ledger)).toEqual([]);
  });

  test('once sending has begun the mail is on its way; the filing leaves it alone', async () => {
    await year.stepAt(OPENING, A);
    const message = await claimOne(year.ledger, { stragglerSeconds: -1 });
    expect(await begin(year.ledger, message)).toBe(true);
    await fileA();
    expect(await outbox(year.ledger)).toEqual(['opening → shuili-officer: sending']);
  });
});
