import { beforeEach, expect, test } from '@jest/globals';
import type { Actor } from '../../../domain/report/actor.ts';
import { setInternalDue } from '../../../ledger/commands/internal-due.ts';
import { withReport } from '../../../ledger/lock-report.ts';
import { renewTerms } from '../../../ledger/terms.ts';
import { FINANCE, GOVERNMENT, OPERATOR, REVIEWER, WATER } from '../../support/actors.ts';
import { openSmallPlan, startSite, type Site } from '../../server/support/site.ts';

const ID = 'small-periodic-2027-t001';
let site: Site;
beforeEach(async () => {
  site = await startSite({ now: '2027-11-02T02:00:00Z' });
  await openSmallPlan(site);
});
const set = (day: string, actor: Actor, reportId = ID, plan = 'small') =>
  setInternalDue(site.ledger, plan, [{ reportId, day }], actor);
const report = () => site.ledger.db.report.findUniqueOrThrow({ where: { id: ID } });

test('its agency sets it, and the commission; the legal date and the ladder stay', async () => {
  const before = await report();
  const mails = await site.ledger.db.mail.findMany();
  expect(await set('2027-12-10', WATER)).toEqual({
    ok: true,
    value: [{ was: null, becomes: '2027-12-10' }],
  });
  expect(await report()).toEqual({ ...before, internalDueOn: '2027-12-10' });
  expect(await site.ledger.db.mail.findMany()).toEqual(mails);
  for (const actor of [REVIEWER, OPERATOR])
    expect(await set('2027-12-09', actor)).toMatchObject({ ok: true });
  expect(await set('', WATER)).toEqual({ ok: true, value: [{ was: '2027-12-09', becomes: null }] });
  const audits = await site.ledger.db.audit.findMany({ where: { action: 'set_internal_due' } });
  expect(audits.map(({ data }) => data)).toEqual([
    { was: null, becomes: '2027-12-10' },
    { was: '2027-12-10', becomes: '2027-12-09' },
    { was: '2027-12-09', becomes: null },
  ]);
});

test('others do not, nor of another plan, and a refused row holds up no other', async () => {
  for (const actor of [FINANCE, GOVERNMENT, { ...REVIEWER, agencyId: 'other' }])
    expect(await set('2027-12-10', actor)).toEqual({
      ok: true,
      value: [{ refusal: { code: 'not_yours' } }],
    });
  expect(await set('2027-12-10', OPERATOR, ID, 'none')).toMatchObject({ ok: false });
  const rows = [
    { reportId: 'x', day: '2027-12-10' },
    { reportId: ID, day: '2028-12-10' },
    { reportId: 'small-periodic-2027-t002', day: '2027-12-10' },
  ];
  const outcome = await setInternalDue(site.ledger, 'small', rows, REVIEWER);
  expect(outcome).toMatchObject({
    ok: true,
    value: [
      { refusal: { code: 'not_found' } },
      { refusal: { code: 'internal_due', fault: 'too_late', date: '2027-12-31' } },
      { becomes: '2027-12-10' },
    ],
  });
  expect((await report()).internalDueOn).toBeNull();
});

test('two at once: the second sees what the first did', async () => {
  const both = await Promise.all([set('2027-12-10', WATER), set('2027-12-10', REVIEWER)]);
  const was = both.map((each) => each.ok && (each.value[0] as { was: unknown }).was);
  expect(new Set(was)).toEqual(new Set([null, '2027-12-10']));
  expect(await site.ledger.db.audit.count({ where: { action: 'set_internal_due' } })).toBe(1);
});

test('new terms of the same agency leave it, another agency does not inherit it', async () => {
  await set('2027-12-10', WATER);
  const renew = (agencyId: string) =>
    withReport(site.ledger, ID, (tx, locked) =>
      renewTerms(site.ledger, tx, locked, {
        ...{ dueOn: '2027-12-20', cause: 'transfer', notice: 'transferred', agencyId },
      }),
    );
  await renew('shuili');
  expect((await report()).internalDueOn).toBe('2027-12-10');
  await renew('caizheng');
  expect((await report()).internalDueOn).toBeNull();
});
