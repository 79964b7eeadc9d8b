import { decideGrant, decideRefuse } from '../../../domain/extension/extension.ts';
import type { CivilDate } from '../../../domain/calendar/civil-date.ts';
import { calendarPeriod } from '../../../domain/kinds/cycles.ts';
import { kindOf } from '../../../domain/kinds/kinds.ts';
import { ladder } from '../../../domain/ladder/ladder.ts';
import { stepsFor } from '../../../domain/parties.ts';
import type { Actor } from '../../../domain/report/actor.ts';
import type { Refusal } from '../../../domain/report/refusal.ts';
import { obligationValuesSchema } from '../../../schemas/obligation-values.ts';
import { Prisma } from '../../../prisma/generated/client.ts';
import type { ExtensionDecision } from '../../commands/extension-commands.ts';
import type { Ledger } from '../../ledger.ts';
import { timeOf } from '../../lock-report.ts';
import type { ExtensionRow } from '../extensions.ts';
import { overdueSql } from './counting-sql.ts';
import type { DeskPlan } from './plans.ts';
import { reportRows, type ReportRow } from './report-rows.ts';
import { inSelection, type Selection } from './selection.ts';

/** A request before its reviewer, with what helps to decide it. */
export interface DeskExtension {
  request: ExtensionRow;
  report: ReportRow;
  /** Earlier requests of this report, the newest first. */
  earlier: ExtensionRow[];
  /** What the agency has to file in this plan now, and what it was granted and refused before. */
  agency: AgencyBurden;
}

/** What lies with an agency at `now`. */
export interface AgencyBurden {
  toFile: number;
  overdue: number;
  granted: number;
  refused: number;
}

/** The requests of a plan: those that can be decided, those that wait for a leader, those settled. */
export interface DeskExtensions {
  /** First those that fall due first. */
  waiting: DeskExtension[];
  unconfirmed: DeskExtension[];
  /** The newest first; the last so many. */
  settled: DeskExtension[];
}

const SETTLED_SHOWN = 100;

/** Still to be filed: only then there is anything to decide. */
const TO_FILE = Prisma.sql`r.left_at IS NULL AND r.stage IN ('collecting', 'missed')`;

/** Reads the selected requests of a plan at `now`. */
export async function deskExtensions(
  ledger: Ledger,
  plan: DeskPlan,
  selection: Selection,
  now: Date,
  size = SETTLED_SHOWN,
): Promise<DeskExtensions> {
  const asked = Prisma.sql`${inSelection(selection)}
    AND EXISTS (SELECT 1 FROM extension x WHERE x.report_id = r.id)`;
  const orderBy = Prisma.sql`r.due_on`;
  const rows = await reportRows(ledger, plan, now, { where: asked, orderBy });
  const reports = new Map(rows.map((row) => [row.id, row]));
  const openRows = rows.filter(
    ({ leftAt, stage }) => leftAt === null && (stage === 'collecting' || stage === 'missed'),
  );
  const requests: ExtensionRow[] = await ledger.db.extension.findMany({
    where: { reportId: { in: [...reports.keys()] } },
    orderBy: [{ askedAt: 'desc' }, { id: 'asc' }],
  });
  const burdens = await burdensOf(ledger, plan, now);
  const ofReport = new Map<string, ExtensionRow[]>();
  for (const request of requests)
    ofReport.set(request.reportId, [...(ofReport.get(request.reportId) ?? []), request]);
  const told = (request: ExtensionRow): DeskExtension[] => {
    const report = reports.get(request.reportId);
    if (!report) return [];
    const earlier = (ofReport.get(request.reportId) ?? []).filter(
      ({ id, askedAt }) => id !== request.id && askedAt <= request.askedAt,
    );
    const agency = burdens.get(report.agency.id) ?? NO_BURDEN;
    return [{ request, report, earlier, agency }];
  };
  const openIds = new Set(openRows.map(({ id }) => id));
  const opened = (state: ExtensionRow['state']) =>
    openRows.flatMap(({ id }) =>
      (ofReport.get(id) ?? []).filter((each) => each.state === state).flatMap(told),
    );
  const settled = requests
    .filter(({ state, reportId }) =>
      state === 'asked' || state === 'confirmed' ? !openIds.has(reportId) : true,
    )
    .sort((a, b) => settledAt(b) - settledAt(a))
    .slice(0, size);
  return {
    waiting: opened('confirmed'),
    unconfirmed: opened('asked'),
    settled: settled.flatMap(told),
  };
}

const settledAt = ({ decidedAt, askedAt }: ExtensionRow) => (decidedAt ?? askedAt).getTime();

const NO_BURDEN: AgencyBurden = { toFile: 0, overdue: 0, granted: 0, refused: 0 };

/** By agency, in one statement: what it has to file now, and how often it was granted and refused time. */
async function burdensOf(
  { db }: Ledger,
  plan: DeskPlan,
  now: Date,
): Promise<Map<string, AgencyBurden>> {
  const rows = await db.$queryRaw<(AgencyBurden & { agencyId: string })[]>`
    SELECT r.agency_id AS "agencyId",
      (count(*) FILTER (WHERE ${TO_FILE} AND r.opens_at <= ${now}))::int AS "toFile",
      (count(*) FILTER (WHERE ${overdueSql(now)}))::int AS overdue,
      coalesce(sum(x.granted), 0)::int AS granted, coalesce(sum(x.refused), 0)::int AS refused
    FROM report r LEFT JOIN (SELECT report_id,
        count(*) FILTER (WHERE state = 'granted') AS granted,
        count(*) FILTER (WHERE state = 'refused') AS refused
      FROM extension GROUP BY report_id) x ON x.report_id = r.id
    WHERE r.plan_id = ${plan.id} GROUP BY r.agency_id`;
  return new Map(rows.map(({ agencyId, ...burden }) => [agencyId, burden]));
}

/** How many confirmed requests of the selected reports wait for a decision. */
export async function countWaiting(
  { db }: Ledger,
  plan: DeskPlan,
  selection: Selection,
): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM extension x JOIN report r ON r.id = x.report_id
    WHERE r.plan_id = ${plan.id} AND x.state = 'confirmed' AND ${inSelection(selection)}
      AND ${TO_FILE}`;
  return row?.count ?? 0;
}

/** What a decision would do to one request. */
export interface ExtensionPreview {
  request: ExtensionRow;
  report: ReportRow;
  decision: ExtensionDecision;
  result:
    | { ok: false; refusal: Refusal }
    | {
        ok: true;
        /** granted: the new date, when the agency hears of it again, and when its books would close. */
        granted: { dueOn: CivilDate; nextNotice: Date | null; closes: Date | null } | null;
      };
}

/** Tells beforehand what decisions would do; what is not there is left out. It changes nothing. */
export async function previewDecisions(
  ledger: Ledger,
  plan: DeskPlan,
  decisions: readonly { extensionId: string; decision: ExtensionDecision }[],
  actor: Actor,
  now: Date,
): Promise<ExtensionPreview[]> {
  const requests = await ledger.db.extension.findMany({
    where: {
      id: { in: decisions.map(({ extensionId }) => extensionId) },
      report: { planId: plan.id },
    },
    include: {
      report: { include: { cycle: { select: { obligation: { select: { values: true } } } } } },
    },
  });
  if (requests.length === 0) return [];
  const ids = Prisma.join(requests.map(({ reportId }) => reportId));
  const where = Prisma.sql`r.id IN (${ids})`;
  const rows = await reportRows(ledger, plan, now, { where, orderBy: Prisma.sql`r.due_on` });
  const reports = new Map(rows.map((row) => [row.id, row]));
  const { calendar } = ledger;
  return decisions.flatMap(({ extensionId, decision }): ExtensionPreview[] => {
    const found = requests.find(({ id }) => id === extensionId);
    const row = found && reports.get(found.reportId);
    if (!row) return [];
    const { report, ...request } = found;
    const { review } = kindOf(report.kind);
    const planEndedAt = plan.endedAt;
    const context = { now, policy: plan.policy, plan, review, planEndedAt, calendar };
    const about = { request, report: row, decision };
    if (decision.outcome === 'refused') {
      const outcome = decideRefuse(report, request, decision.words, actor, context);
      return [{ ...about, result: outcome.ok ? { ok: true, granted: null } : outcome }];
    }
    const outcome = decideGrant(report, request, decision.dueOn, actor, context);
    if (!outcome.ok) return [{ ...about, result: outcome }];
    const values = obligationValuesSchema.parse(report.cycle.obligation.values);
    const period = calendarPeriod(report.period);
    const steps = ladder(
      stepsFor(kindOf(report.kind).ladder({ values, period }), report.agencyId, plan),
      { version: 2, dueOn: outcome.value, opensAt: report.opensAt, armedAt: now },
      timeOf(ledger, plan.policy),
    );
    const nextNotice = steps.find(({ to }) => to?.party === 'owner')?.at ?? null;
    const closes = steps.find(({ effect }) => effect === 'close')?.at ?? null;
    return [
      { ...about, result: { ok: true, granted: { dueOn: outcome.value, nextNotice, closes } } },
    ];
  });
}
