import { SYSTEM, type Actor } from '../../../domain/report/actor.ts';
import { launch } from '../../../ledger/commands/launch.ts';
import { accept, file, returnReport } from '../../../ledger/commands/report-commands.ts';
import { stepReport } from '../../../ledger/steps/report-step.ts';
import { SEED_PLAN } from '../../../seeds/load.ts';
import { formOf, nilForm } from '../../support/forms.ts';
import { instantOf } from '../../support/dates.ts';
import { openDueCycles, startSite, type Site } from './site.ts';

export const COMMISSION = 'officer@fagaiwei.example';
export const GOVERNMENT = 'officer@zhengfuban.example';
export const ADMIN = 'admin@duban.example';
export const AGENCY = 'officer@shuili.example';

/** Put into forms by somebody who tries; must be shown as it was typed. */
export const ATTACK = `<script>alert(1)</script>'"><img src=x onerror=alert(2)>`;

const ACCEPTED = 'dongbei-periodic-2027-t001';
export const RETURNED = 'dongbei-periodic-2027-t002';
export const IN_REVIEW = 'dongbei-periodic-2027-t060';
const NIL = 'dongbei-periodic-2027-t074';
const REGION = 'dongbei-periodic-2027-chifeng';
/** Never filed: a letter and a circular about it are drafted. */
export const MISSING = 'dongbei-periodic-2027-t003';

const at = (time: string) => new Date(`${time}+08:00`);
const reviewer: Actor = { kind: 'commission', agencyId: 'fagaiwei', name: '审核岗' };

/** The seed plan in January: some reports accepted, returned, in review, and some missing. */
export async function januarySite(): Promise<Site> {
  const site = await startSite({ seeds: true });
  const { ledger, clock } = site;
  clock.set('2027-01-04T02:00:00Z');
  await launch(ledger, SEED_PLAN, { from: 2027, to: 2028 }, { ...SYSTEM, kind: 'admin' });
  await openDueCycles(ledger, SEED_PLAN);
  clock.set('2027-11-01T01:00:00Z');
  await openDueCycles(ledger, SEED_PLAN);
  const ids = [ACCEPTED, RETURNED, IN_REVIEW, NIL, MISSING, REGION];
  for (const id of ids) await stepReport(ledger, id);
  clock.set(at('2027-12-20T10:00'));
  const officerOf = async (id: string): Promise<Actor> => {
    const { agencyId } = await ledger.db.report.findUniqueOrThrow({ where: { id } });
    return { kind: 'agency', agencyId, name: '联络员' };
  };
  await file(ledger, ACCEPTED, formOf(), await officerOf(ACCEPTED));
  await file(ledger, RETURNED, formOf(), await officerOf(RETURNED));
  const attack = formOf({ progress: ATTACK, problems: '第一行\n第二行' });
  await file(ledger, IN_REVIEW, attack, await officerOf(IN_REVIEW));
  await file(ledger, NIL, nilForm('资金未到位'), await officerOf(NIL));
  clock.set(at('2027-12-22T10:00'));
  await accept(ledger, ACCEPTED, 1, reviewer);
  await returnReport(ledger, RETURNED, 1, `请补充。${ATTACK}`, reviewer);
  for (const step of ['escalate', 'letter', 'circular']) {
    clock.set(instantOf(step));
    for (const id of [MISSING, REGION]) await stepReport(ledger, id);
  }
  clock.set(at('2028-01-24T10:00'));
  return site;
}

/** Every page of the desk that the situation can show. */
export const PAGES = [
  '/desk',
  '/desk?kind=periodic&period=2027',
  '/desk?kind=implementation_plan',
  '/desk/reviews?kind=periodic',
  '/desk/escalations?period=2027',
  '/desk/reports',
  '/desk/reports?q=粮食&light=red&stage=collecting&chapter=1&kind=periodic&sort=light&order=desc',
  `/desk/reports/${ACCEPTED}`,
  `/desk/reports/${RETURNED}`,
  `/desk/reports/${IN_REVIEW}`,
  `/desk/reports/${NIL}`,
  `/desk/reports/${MISSING}`,
  `/desk/reports/${REGION}`,
  `/desk/reports/${MISSING}?at=2027-12-30T09:00`,
  '/desk/reviews',
  '/desk/escalations',
  '/desk/letters',
  '/desk/letters?tab=issued',
  '/desk/letters/drafts/circular~dongbei-periodic-2027',
  '/desk/extensions',
  '/desk/statistics',
  '/desk/statistics?at=2027-12-01T09:00',
  '/desk/disagreements',
  ...['sent', 'waiting', 'trouble', 'cancelled', 'planned', 'contacts'].map(
    (tab) => `/desk/mails?tab=${tab}`,
  ),
  '/desk/agencies',
  '/desk/agencies/shuili',
  '/desk/agencies/fagaiwei',
  '/desk/audit',
  '/desk/source',
  '/desk/duties',
  '/desk/policies',
  '/desk/policies?kind=periodic&period=2027',
  '/desk/indicators',
  '/desk/indicators?at=2027-12-01T09:00',
  '/desk/indicators/dongbei-indicator-3',
  '/desk/indicators/dongbei-indicator-1',
  '/desk/source?from=100&to=200',
  '/desk/launch',
  '/desk/send-plan',
  '/desk/send-plan?when=2028-12&agency=shuili',
  '/desk/policy',
  '/desk/preflight',
];
