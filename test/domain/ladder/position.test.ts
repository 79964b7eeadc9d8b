import { describe, expect, test } from '@jest/globals';
import { after } from '../../../domain/ladder/forecast.ts';
import { positionOn, type LadderFacts } from '../../../domain/ladder/position.ts';
import { at, namesOf, NOTHING, stepsOf, terms, time, upTo, wakeAt } from './helpers.ts';

const MINUTE = 60_000;
const steps = stepsOf(terms('2027-12-31'));
const told = (facts: Partial<LadderFacts>): LadderFacts => ({
  ...NOTHING,
  ownerNoticed: true,
  ...facts,
});

function position(facts: LadderFacts, now: Date, leadMs = 0, of = steps) {
  const { take, skipped, next } = positionOn(of, facts, now, leadMs, time);
  return {
    take: take?.name ?? null,
    skipped: skipped.map(({ name }) => name),
    next: next?.step.name ?? null,
  };
}
const waiting = (next: string) => ({ take: null, skipped: [], next });
const taking = (take: string, ...skipped: string[]) => ({ take, skipped, next: null });
const before = (instant: Date, ms: number) => new Date(instant.getTime() - ms);

describe('where a report stands on its ladder', () => {
  test('before it opens nothing is due, and the opening is next', () => {
    const opening = at('2027-11-01 09:00');
    expect(position(NOTHING, before(opening, 1))).toEqual(waiting('opening'));
    expect(positionOn(steps, NOTHING, before(opening, 1), 0, time).next?.wakeAt).toEqual(opening);
    expect(position(NOTHING, opening)).toEqual(taking('opening'));
  });

  test('a step taken is not taken again: a wake may be repeated', () => {
    const opened = upTo(steps, 'opening');
    expect(position(opened, at('2027-11-01 09:00'))).toEqual(waiting('remind-30'));
    expect(position(upTo(steps, 'remind-7'), at('2027-12-26 12:00'))).toEqual(waiting('remind-3'));
  });

  test('a step that was renamed since it was taken is not taken twice', () => {
    const renamed = steps.map((step) => ({ ...step, name: `${step.name}-new` }));
    const facts = upTo(steps, 'remind-7');
    expect(position(facts, at('2027-12-24 10:00'), 0, renamed)).toEqual(waiting('remind-3-new'));
  });

  test('at the instant that was reached, only what is more severe than what was taken there', () => {
    const remind = steps.find(({ name }) => name === 'remind-30')!;
    const with_ = (severity: number) =>
      steps.flatMap((step) =>
        step === remind ? [step, { ...remind, name: 'added', severity }] : [step],
      );
    const facts = upTo(steps, 'remind-30');
    expect(position(facts, remind.at, 0, with_(remind.severity + 1)).take).toBe('added');
    expect(position(facts, remind.at, 0, with_(remind.severity))).toEqual(waiting('remind-15'));
  });

  test('a notice that nobody could be told tells nobody, also when somebody was told before', () => {
    const remind = steps.find(({ name }) => name === 'remind-30')!;
    const superiorTold = { ...NOTHING, noticedAt: at('2027-11-01 09:00') };
    expect(after(superiorTold, remind, remind.at, false)).toMatchObject({
      noticedAt: at('2027-11-01 09:00'),
      ownerNoticed: false,
    });
    expect(after(superiorTold, remind, remind.at)).toMatchObject({
      noticedAt: remind.at,
      ownerNoticed: true,
    });
  });

  test('a late wake takes the most severe and skips the rest', () =>
    expect(position(upTo(steps, 'remind-15'), at('2028-01-04 00:00'))).toEqual(
      taking('urge', 'remind-7', 'remind-3', 'remind-1'),
    ));

  test('a launch in the middle: nothing before the opening, then one notice at its instant', () => {
    const opensAt = at('2027-12-20 14:00');
    const late = stepsOf(terms('2027-12-31', { opensAt }));
    expect(position(NOTHING, at('2027-12-17 09:00'), 0, late).take).toBeNull();
    expect(position(NOTHING, opensAt, 0, late)).toEqual(
      taking('remind-15', 'opening', 'remind-30'),
    );
    expect(positionOn(late, NOTHING, opensAt, 0, time).take?.at).toEqual(opensAt);
    const taken = wakeAt(late, [opensAt]);
    expect(position(taken.facts, opensAt, 0, late)).toEqual(waiting('remind-7'));
  });

  test('a launch after the due date begins with the urging', () => {
    const opensAt = at('2028-01-03 10:00');
    const late = stepsOf(terms('2027-12-31', { opensAt }));
    expect(position(NOTHING, opensAt, 0, late).take).toBe('urge');
  });

  test('reminders moved to one day collapse into the nearest', () => {
    const due = stepsOf(terms('2026-10-07', { opensAt: at('2026-09-01 09:00') }));
    const { taken } = wakeAt(
      due,
      due.map((step) => step.at),
    );
    const last = taken.find(({ step }) => step.name === 'remind-1');
    expect(last?.skipped.map(({ name }) => name)).toEqual(['remind-7', 'remind-3']);
  });
});

describe('the closing of the books', () => {
  const close = at('2028-02-03 09:00');

  test('is never the first step: what is past collapses into the most severe notice', () => {
    const late = at('2029-03-01 10:00');
    expect(position(NOTHING, late)).toMatchObject({ take: 'circular' });
    const { taken, facts } = wakeAt(steps, [late]);
    expect(namesOf(taken)).toEqual(['circular']);
    // It told the commission alone: nobody who owes the report knows of it.
    expect(facts.ownerNoticed).toBe(false);
    expect(position(facts, at('2030-01-01 09:00'))).toEqual({
      take: null,
      skipped: [],
      next: null,
    });
  });

  test('never comes over an agency that was told nothing, whoever else was', () => {
    const untold = { ...upTo(steps, 'circular'), ownerNoticed: false };
    expect(position(untold, at('2029-01-01 09:00'))).toEqual({
      take: null,
      skipped: [],
      next: null,
    });
    const nobody = wakeAt(steps, [...steps.map((step) => step.at), at('2030-01-01 09:00')], {
      told: false,
    });
    expect(namesOf(nobody.taken)).not.toContain('close');
  });

  test('comes at its instant when all is as planned, and nothing comes after it', () => {
    const facts = upTo(steps, 'circular');
    expect(position(facts, before(close, 1))).toEqual(waiting('close'));
    expect(position(facts, close)).toEqual(taking('close'));
    expect(position(upTo(steps, 'close'), at('2030-01-01 09:00'))).toEqual({
      take: null,
      skipped: [],
      next: null,
    });
  });

  test('waits five workdays after a notice that came late', () => {
    const { reached } = upTo(steps, 'circular');
    const facts = told({ reached, noticedAt: at('2028-02-02 16:00') });
    expect(position(facts, close)).toEqual(waiting('close'));
    const later = at('2028-02-09 09:00');
    expect(positionOn(steps, facts, close, 0, time).next?.wakeAt).toEqual(later);
    expect(position(facts, later)).toEqual(taking('close'));
  });

  test('goes behind whatever else is due', () => {
    const facts = told({ ...upTo(steps, 'letter'), ownerNoticed: true });
    expect(position(facts, at('2029-01-01 09:00'))).toEqual(taking('circular'));
  });
});

describe('mails staged ahead', () => {
  const lead = 10 * MINUTE;
  const remind = at('2027-12-01 09:00');
  const opened = upTo(steps, 'opening');

  test('a step without effect is taken so long before its instant, and its instant stays', () => {
    const early = before(remind, lead);
    expect(position(opened, before(early, 1), lead)).toEqual(waiting('remind-30'));
    const { next } = positionOn(steps, opened, before(early, 1), lead, time);
    expect(next?.wakeAt).toEqual(early);
    expect(next?.step.at).toEqual(remind);
    expect(position(opened, early, lead)).toEqual(taking('remind-30'));
    expect(positionOn(steps, opened, early, lead, time).take?.at).toEqual(remind);
  });

  test('a step with an effect is taken at its instant', () => {
    const facts = upTo(steps, 'urge');
    const escalate = at('2028-01-05 09:00');
    expect(position(facts, before(escalate, 1), lead)).toEqual(waiting('escalate'));
    expect(positionOn(steps, facts, before(escalate, 1), lead, time).next?.wakeAt).toEqual(
      escalate,
    );
    expect(position(facts, escalate, lead)).toEqual(taking('escalate'));
  });

  test('steps of one instant are one: their most severe decides when they are taken', () => {
    const together = steps.map((step) =>
      step.name === 'urge' ? { ...step, at: at('2028-01-05 09:00') } : step,
    );
    const facts = upTo(steps, 'remind-1');
    const escalate = at('2028-01-05 09:00');
    expect(position(facts, before(escalate, lead), lead, together)).toEqual(waiting('escalate'));
    expect(position(facts, escalate, lead, together)).toEqual(taking('escalate', 'urge'));
    const holiday = stepsOf(terms('2026-10-07', { opensAt: at('2026-09-01 09:00') }));
    const early = before(at('2026-09-30 09:00'), lead);
    expect(position(upTo(holiday, 'remind-15'), early, lead, holiday)).toEqual(
      taking('remind-1', 'remind-7', 'remind-3'),
    );
  });

  test('a late wake collapses only what is past: what is ahead is staged by itself', () => {
    // Awake between the lead of remind-15 and its instant, with remind-30 missed.
    const now = before(at('2027-12-16 09:00'), lead / 2);
    const { taken } = wakeAt(steps, [now], { leadMs: lead, facts: opened });
    expect(taken.map(({ step, skipped }) => [step.name, skipped.length])).toEqual([
      ['remind-30', 0],
      ['remind-15', 0],
    ]);
  });

  test('a closing stands alone, and is not staged ahead', () => {
    const close = at('2028-02-03 09:00');
    const facts = upTo(steps, 'circular');
    expect(position(facts, before(close, 1), lead)).toEqual(waiting('close'));
  });
});
