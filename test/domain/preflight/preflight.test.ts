import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { chinaCalendar } from '../../../domain/calendar/workdays.ts';
import { cyclesOf } from '../../../domain/kinds/cycles.ts';
import {
  factsOf,
  isAccepted,
  openFindings,
  severityOf,
  type Finding,
} from '../../../domain/preflight/findings.ts';
import { preflight, type PreflightFacts } from '../../../domain/preflight/preflight.ts';
import { planPolicySchema } from '../../../schemas/plan-policy.ts';

const LAUNCH = new Date('2027-01-04T02:00:00Z');
const policy = planPolicySchema.parse({});

const contact = (agencyId: string, role = 'officer') => ({
  id: `${agencyId}-${role}`,
  agencyId,
  role,
  isRefused: false,
  isConfirmed: true,
});

const yearly = {
  id: 'p-periodic',
  kind: 'periodic',
  values: {},
  hasSentence: true,
  confirmedBy: '王某',
};

/** A plan in which nothing is to be said: one task of the water department, everybody with people. */
function facts(changed: Partial<PreflightFacts> = {}): PreflightFacts {
  const { obligations = [yearly] } = changed;
  const launch = { launchedAt: LAUNCH, from: 2026, to: 2026 };
  return {
    launchedAt: LAUNCH,
    policy,
    commissionId: 'fagaiwei',
    governmentId: 'zhengfuban',
    cycles: obligations.flatMap((each) =>
      cyclesOf(each, { ...launch, from: 2027, to: 2027 }, policy, chinaCalendar).map((cycle) => ({
        ...cycle,
        obligationId: each.id,
      })),
    ),
    obligations,
    roles: {
      leads: [{ taskId: 't1', order: 1, agencyId: 'shuili', position: 0 }],
      withTasks: ['shuili', 'caizheng'],
      regions: [],
      commission: 'fagaiwei',
    },
    ownerless: [],
    undecided: [],
    contacts: ['shuili', 'caizheng', 'fagaiwei', 'zhengfuban'].flatMap((agency) => [
      contact(agency),
      contact(agency, 'leader'),
    ]),
    isProvisional: () => false,
    ...changed,
  };
}

const without = (id: string) => facts().contacts.filter((each) => each.id !== id);
const codes = (findings: readonly Finding[]) => findings.map(({ code }) => code);

describe('preflight', () => {
  test('finds nothing where nothing is to be said', () => {
    expect(preflight(facts())).toEqual([]);
  });

  test('an agency that owes and has no officer; the superior of what is missed', () => {
    expect(preflight(facts({ contacts: without('shuili-officer') }))).toEqual([
      {
        key: 'unreachable:shuili',
        code: 'unreachable',
        agencyId: 'shuili',
        why: 'no_officer',
        owes: ['periodic'],
      },
    ]);
    // Whoever owes nothing may have nobody.
    expect(preflight(facts({ contacts: without('caizheng-officer') }))).toEqual([]);
    expect(preflight(facts({ contacts: without('zhengfuban-officer') }))).toEqual([]);
    expect(preflight(facts({ contacts: without('fagaiwei-officer') }))).toMatchObject([
      { agencyId: 'fagaiwei', owes: [] },
    ]);
    const consolidation = { ...yearly, id: 'p-consolidation', kind: 'consolidation' };
    const owing = facts({
      obligations: [yearly, consolidation],
      contacts: without('zhengfuban-officer'),
    });
    expect(preflight(owing)).toMatchObject([{ key: 'unreachable:zhengfuban', owes: [] }]);
  });

  test('refused addresses: the agency if none is left, else the contact', () => {
    const refuse = (...ids: string[]) =>
      facts({
        contacts: [...facts().contacts, { ...contact('shuili'), id: 'shuili-deputy' }].map(
          (each) => ({ ...each, isRefused: ids.includes(each.id) }),
        ),
      });
    expect(preflight(refuse('shuili-officer'))).toEqual([
      {
        key: 'refused_address:shuili-officer',
        code: 'refused_address',
        agencyId: 'shuili',
        contactId: 'shuili-officer',
      },
    ]);
    expect(preflight(refuse('shuili-officer', 'shuili-deputy'))).toMatchObject([
      { code: 'unreachable', why: 'only_refused' },
    ]);
    expect(codes(preflight(refuse('caizheng-officer')))).toEqual([]);
  });

  test('an address that was never confirmed', () => {
    const contacts = facts().contacts.map((each) => ({
      ...each,
      isConfirmed: each.id !== 'shuili-leader',
    }));
    expect(preflight(facts({ contacts }))).toMatchObject([
      { code: 'unconfirmed_addresses', contactIds: ['shuili-leader'] },
    ]);
  });

  test('obligations without sentence, without confirmer, that nobody owes', () => {
    const bare = { ...yearly, hasSentence: false, confirmedBy: ' ' };
    expect(codes(preflight(facts({ obligations: [bare] })))).toEqual([
      'no_sentence',
      'no_confirmer',
    ]);
    const roles = { leads: [], withTasks: [], regions: [], commission: 'fagaiwei' };
    const [empty] = preflight(facts({ roles }));
    expect(empty).toMatchObject({ code: 'nobody_owes', later: false });
    const assessment = { ...yearly, id: 'p-assessment', kind: 'assessment' };
    const [later] = preflight(facts({ obligations: [assessment] }));
    expect(later).toMatchObject({ code: 'nobody_owes', kind: 'assessment', later: true });
    expect([empty, later].map((each) => each && severityOf(each))).toEqual(['accept', 'note']);
  });

  test('dates that clash, and steps out of order, block', () => {
    const march = { ...yearly, values: { due: { on: '03-31' } } };
    const early = { ...yearly, values: { ladder: { closeAfter: 12 } } };
    for (const [obligation, code] of [
      [march, 'dates_clash'],
      [early, 'steps_out_of_order'],
    ] as const) {
      const [finding] = preflight(facts({ obligations: [obligation] }));
      expect(finding).toMatchObject({ code });
      expect(finding && severityOf(finding)).toBe('blocks');
    }
    expect(codes(preflight(facts({ obligations: [] })))).toEqual(['no_obligations']);
    const ownerless = [{ taskId: 't2', order: 2 }];
    expect(openFindings(preflight(facts({ ownerless })), [])).toHaveLength(1);
  });

  test('what is only to be known: no leader, a late opening, skipped quarters, provisional years', () => {
    expect(preflight(facts({ contacts: without('shuili-leader') }))).toEqual([
      { key: 'no_leader', code: 'no_leader', agencyIds: ['shuili'] },
    ]);
    const november = new Date('2027-11-15T02:00:00Z');
    const quarterly = { ...yearly, values: { every: 'quarter' as const } };
    const late = (obligation: typeof yearly) =>
      preflight({
        ...facts(),
        launchedAt: november,
        cycles: cyclesOf(
          obligation,
          { launchedAt: november, from: 2027, to: 2027 },
          policy,
          chinaCalendar,
        ).map((cycle) => ({ ...cycle, obligationId: obligation.id })),
      });
    expect(late(yearly)).toMatchObject([{ code: 'opens_late', period: '2027' }]);
    expect(late(quarterly)).toMatchObject([
      { code: 'skipped', periods: ['2027Q1', '2027Q2', '2027Q3', '2027Q4'] },
    ]);
    const provisional = preflight(facts({ isProvisional: () => true }));
    expect(provisional).toEqual([{ key: 'provisional', code: 'provisional', years: [2027] }]);
    expect(openFindings(provisional, [])).toEqual([]);
  });
});

describe('an acceptance', () => {
  const [finding] = preflight(facts({ contacts: without('shuili-officer') }));
  if (!finding) throw new Error('nothing was found');
  const acceptance = { finding: finding.key, facts: factsOf(finding) };

  test('holds as long as the facts are the same', () => {
    expect(openFindings([finding], [acceptance])).toEqual([]);
    expect(isAccepted(finding, [acceptance])).toBe(true);
    const more = { ...yearly, id: 'p-receipt', kind: 'receipt' };
    const changed = preflight(
      facts({ obligations: [yearly, more], contacts: without('shuili-officer') }),
    );
    expect(openFindings(changed, [acceptance])).toMatchObject([{ key: 'unreachable:shuili' }]);
  });

  test('of addresses holds while they are confirmed one by one, not once another comes', () => {
    const unconfirmed = (...contactIds: string[]): Finding => ({
      key: 'unconfirmed_addresses',
      code: 'unconfirmed_addresses',
      contactIds,
    });
    const accepted = { finding: 'unconfirmed_addresses', facts: factsOf(unconfirmed('a', 'b')) };
    expect(isAccepted(unconfirmed('a', 'b'), [accepted])).toBe(true);
    expect(isAccepted(unconfirmed('b'), [accepted])).toBe(true);
    expect(isAccepted(unconfirmed('b', 'c'), [accepted])).toBe(false);
  });

  test('never holds for what blocks', () => {
    const ownerless = [{ taskId: 't2', order: 2 }];
    const blocking = preflight(facts({ ownerless }));
    const all = blocking.map((each) => ({ finding: each.key, facts: factsOf(each) }));
    expect(openFindings(blocking, all)).toHaveLength(1);
  });

  test('whatever is missing, each finding has a key of its own; all accepted leaves what blocks', () => {
    const ids = facts().contacts.map(({ id }) => id);
    fc.assert(
      fc.property(
        fc.subarray(ids),
        fc.subarray(ids),
        fc.boolean(),
        fc.boolean(),
        (gone, refused, hasSentence, isOwned) => {
          const findings = preflight(
            facts({
              contacts: facts()
                .contacts.filter(({ id }) => !gone.includes(id))
                .map((each) => ({ ...each, isRefused: refused.includes(each.id) })),
              obligations: [{ ...yearly, hasSentence }],
              ownerless: isOwned ? [] : [{ taskId: 't2', order: 2 }],
            }),
          );
          expect(new Set(findings.map(({ key }) => key)).size).toBe(findings.length);
          const all = findings.map((each) => ({ finding: each.key, facts: factsOf(each) }));
          expect(openFindings(findings, all).every((each) => severityOf(each) === 'blocks')).toBe(
            true,
          );
          // Nobody is both unreachable and mentioned by each of their officers.
          const unreachable = findings.flatMap((each) =>
            each.code === 'unreachable' ? [each.agencyId] : [],
          );
          for (const each of findings)
            if (each.code === 'refused_address' && each.contactId.endsWith('officer'))
              expect(unreachable).not.toContain(each.agencyId);
        },
      ),
    );
  });
});
