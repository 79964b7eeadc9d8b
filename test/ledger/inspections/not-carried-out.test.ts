import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import { callOffInspection } from '../../../ledger/inspections/call-off.ts';
import { stepInspection } from '../../../ledger/steps/inspection-step.ts';
import { REVIEWER } from '../../support/actors.ts';
import {
  announced,
  arranged,
  INSPECTED,
  INSPECTION,
  inspecting,
  MEMBER,
  ordered,
} from '../../support/inspecting.ts';
import { openedYear, type OpenedYear } from '../../support/opened-year.ts';

const at = (time: string) => new Date(`${time}+08:00`);
const refusedBy = (outcome: { ok: boolean; refusal?: { code: string } }) => outcome.refusal?.code;

let year: OpenedYear;
beforeEach(async () => {
  year = await openedYear({ obligations: INSPECTED });
  year.clock.set(at('2027-11-03T10:00'));
});

/** The mails of the inspection: `what → contact: state`. */
const mails = async () =>
  (
    await year.ledger.db.mail.findMany({
      where: { step: { startsWith: 'inspection-' } },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    })
  ).map(({ step, contactId, state }) => `${step.slice(13)} → ${contactId}: ${state}`);

describe('an inspection that is not carried out', () => {
  test('is called off in words: what has not left is taken back, and whoever was told is told', async () => {
    const { ledger } = year;
    await inspecting(ledger);
    const off = (why: string, actor: Actor = REVIEWER) =>
      callOffInspection(ledger, INSPECTION, why, { actor });
    expect(refusedBy(await off(''))).toBe('needs_words');
    expect(refusedBy(await off('改期', MEMBER))).toBe('only_inspecting_offices');
    expect((await off('与上级检查重复。')).ok).toBe(true);
    expect(refusedBy(await off('再次'))).toBe('inspection_stage');
    expect((await mails()).filter((each) => each.endsWith('staged'))).toEqual([
      'called-off → caizheng-officer: staged',
      'called-off → shuili-leader: staged',
      'called-off → shuili-officer: staged',
      'called-off → zhengfuban-officer: staged',
    ]);
    expect(await stepInspection(ledger, INSPECTION)).toMatchObject({ open: false });
    // It counts for nobody.
    await ordered(ledger, 8);
    await arranged(ledger, {}, 'small-inspection-2');
    expect((await announced(ledger, 'small-inspection-2')).told.length).toBeGreaterThan(0);
  });

  test('and not concluded in time: the commission is asked, then the government is told, each once', async () => {
    const { ledger, clock } = year;
    await inspecting(ledger);
    await ledger.db.mail.deleteMany();
    const step = async (time: string) => {
      clock.set(at(time));
      return stepInspection(ledger, INSPECTION);
    };
    expect(await step('2027-11-24T08:59')).toMatchObject({ next: { inMs: 60_000 } });
    expect(await step('2027-11-24T09:00')).toMatchObject({ did: 'asked for the conclusion' });
    expect(await step('2027-11-24T09:00')).toMatchObject({ did: 'looked' });
    expect(await step('2027-11-29T09:00')).toMatchObject({
      did: 'told the government',
      next: null,
    });
    expect(await step('2027-11-30T09:00')).toMatchObject({ did: 'looked', next: null });
    expect(await mails()).toEqual([
      'reminded → fagaiwei-leader: staged',
      'reminded → fagaiwei-officer: staged',
      'escalated → zhengfuban-leader: staged',
      'escalated → zhengfuban-officer: staged',
    ]);
  });
});
