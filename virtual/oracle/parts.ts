import { workdaysAfter } from '../../domain/calendar/workdays.ts';
import { civilDateOf, endOfDay, instantAt } from '../../domain/calendar/zoned.ts';
import { partKindsOf } from '../../domain/kinds/parts.ts';
import { returnDueOn } from '../../domain/ladder/clocks.ts';
import { workdaysFrom } from '../../domain/ladder/ladder.ts';
import { superiorOf } from '../../domain/parties.ts';
import { cycleIdOf, reportIdOf } from '../../domain/report/report-id.ts';
import type { OwedReport } from './owed-reports.ts';
import { mailsTo, type OracleContext, type PlannedMail, type TakenStep } from './planned-mails.ts';
import { chance, type Action } from './script.ts';

/** What became of a part: answered in time or late, not answered, or not asked for. */
export type PartFate = 'filedOnTime' | 'filedLate' | 'neverFiled' | 'left';

/** What must happen to one part (配合意见) of a report. */
export interface ScriptedPart {
  id: string;
  kind: string;
  actions: Action[];
  mails: PlannedMail[];
  fate: PartFate;
}

/** A report as its parts depend on it. */
interface Lead {
  report: OwedReport;
  actions: readonly Action[];
  taken: readonly TakenStep[];
}

/** Shares of those who never answer, and who disagree; the rest agrees. */
const NEVER = 0.15;
const DISAGREES = 0.2;
/** Off the hours of steps and of everybody else: what is answered first is no matter of chance. */
const ANSWERED = '11:20';

/** Workdays before the lead's due date: asked, due, and asked again. */
const ASK = 10;
const DUE = 3;
const AGAIN = [5, 3];

/** The parts of a lead's report, read off the document and what the lead will do. */
export function partsOf(lead: Lead, context: OracleContext, seed: number): ScriptedPart[] {
  const { plan } = context;
  const { cycle, subject } = lead.report;
  if (subject.per !== 'task') return [];
  const kinds = partKindsOf(cycle.kind).filter((kind) =>
    plan.obligations.some((obligation) => obligation.kind === kind),
  );
  const cooperating = plan.document.tasks[subject.order - 1]?.cooperating ?? [];
  const ids = plan.agencies.filter(({ name }) => cooperating.includes(name)).map(({ id }) => id);
  return kinds.flatMap((kind) =>
    ids.map((agencyId) => {
      const cycleId = cycleIdOf(plan.id, kind, cycle.period);
      const id = reportIdOf(cycleId, { per: 'part', of: subject, agencyId });
      return scriptedPart({ id, kind, agencyId }, lead, context, seed);
    }),
  );
}

/** Terms of a part: when it is asked for, until when, and since when they hold. */
interface PartTerms {
  version: number;
  leadDueOn: string;
  opensAt: Date;
  armedAt: Date;
}

function scriptedPart(
  { id, kind, agencyId }: { id: string; kind: string; agencyId: string },
  { report, actions, taken }: Lead,
  context: OracleContext,
  seed: number,
): ScriptedPart {
  const { plan, policy, calendar } = context;
  const { cycle } = report;
  const { zone, workingHour } = policy;
  const before = (dueOn: string, n: number) => workdaysFrom(calendar, dueOn, -n);
  const morning = (on: string) => instantAt(on, workingHour, zone);
  const later = (a: Date, b: Date) => (a > b ? a : b);

  // The lead is accepted, or its books close: nothing is asked or answered from then on.
  const closed = taken.find(({ step }) => step.effect === 'close')?.at;
  const accepted = actions.find((action) => action.kind === 'accept')?.at;
  const end = [closed, accepted]
    .filter((at) => at !== undefined)
    .toSorted((a, b) => +a - +b)
    .at(0);

  let terms: PartTerms = {
    version: 1,
    leadDueOn: cycle.dueOn,
    opensAt: later(morning(before(cycle.dueOn, ASK)), cycle.opensAt),
    armedAt: cycle.opensAt,
  };
  const answeredAt = answerAt(id, terms.opensAt, end, context, seed);
  const until = answeredAt ?? end;
  const mails: PlannedMail[] = [];
  const ask = (step: string, at: Date) =>
    mails.push(...mailsTo(plan, agencyId, ['officer'], `${id}/${terms.version}/${step}`, at));
  let askedAt: Date | null = null;
  /** What is asked under the terms in force, before `to`. */
  const collect = (to: Date | undefined) => {
    const isBefore = (at: Date) => to === undefined || at < to;
    if (!askedAt && isBefore(terms.opensAt)) {
      askedAt = terms.opensAt;
      ask('ask', askedAt);
    }
    if (!askedAt) return;
    const since = later(askedAt, terms.armedAt);
    for (const days of AGAIN) {
      const at = morning(before(terms.leadDueOn, days));
      if (at > since && isBefore(at)) ask(`ask-${days}`, at);
    }
  };
  for (const { at } of actions.filter((action) => action.kind === 'return')) {
    const dueOn = returnDueOn(at, terms.leadDueOn, policy, calendar);
    if (dueOn === terms.leadDueOn || (until && at >= until)) continue;
    collect(at);
    terms = {
      version: terms.version + 1,
      leadDueOn: dueOn,
      opensAt: askedAt ? terms.opensAt : later(morning(before(dueOn, ASK)), at),
      armedAt: at,
    };
  }
  collect(until);
  if (!answeredAt) {
    const isAsked = end === undefined || terms.opensAt <= end;
    return { id, kind, actions: [], mails, fate: isAsked ? 'neverFiled' : 'left' };
  }
  const disagrees = chance(seed, id, 'position') < DISAGREES;
  if (disagrees && isShown(actions, answeredAt)) {
    const superior = superiorOf(report.agencyId, plan);
    const row = `${id}/${terms.version}/disagreement-1`;
    mails.push(...mailsTo(plan, superior, ['officer'], row, answeredAt));
  }
  const late = answeredAt >= endOfDay(before(terms.leadDueOn, DUE), zone);
  return {
    id,
    kind,
    actions: [
      {
        at: answeredAt,
        kind: 'answer',
        reportId: id,
        agencyId,
        position: disagrees ? 'disagree' : 'agree',
      },
    ],
    mails,
    fate: late ? 'filedLate' : 'filedOnTime',
  };
}

/** When it answers: some workdays after it was to be asked; null if never, or too late. */
function answerAt(
  id: string,
  opensAt: Date,
  end: Date | undefined,
  { policy, calendar }: OracleContext,
  seed: number,
): Date | null {
  if (chance(seed, id, 'answers') < NEVER) return null;
  const days = 1 + Math.floor(chance(seed, id, 'answered') * 9);
  const on = workdaysAfter(calendar, civilDateOf(opensAt, policy.zone), days);
  const at = instantAt(on, ANSWERED, policy.zone);
  return end && at >= end ? null : at;
}

/** Whether the lead has filed something by then that it has not taken back. */
function isShown(actions: readonly Action[], at: Date): boolean {
  const past = actions.filter((action) => action.at < at);
  const count = (kind: Action['kind']) => past.filter((action) => action.kind === kind).length;
  return count('file') > count('withdraw');
}
