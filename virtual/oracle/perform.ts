import { kindOf } from '../../domain/kinds/kinds.ts';
import { isPart } from '../../domain/kinds/parts.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { ReportAction } from './action.ts';
import type { Intention } from './intentions.ts';
import { has, type OracleContext } from './mails-to.ts';
import { isSignedOff } from './owed-reports.ts';
import type { PartLife } from './part-life.ts';
import type { ReportLife } from './report-life.ts';
import type { Roles } from './roles.ts';

/**
 * What somebody means to do is done if it may be done by then; whoever finds that it may not does nothing.
 * @returns what was done; null: nothing.
 */
export function perform(
  life: ReportLife,
  { at, kind, newDueOn }: Intention,
  context: OracleContext,
  roles: Roles,
): ReportAction | null {
  const { report, stage, request, agencyId } = life;
  // An agency that is no more does nothing, and nobody asks it for anything.
  if (stage === 'left' || roles.ended.has(agencyId)) return null;
  const isFinal = kindOf(report.cycle.kind).review === 'none';
  const isSealed = life.isRevealed && !life.differs;
  const mayFile = (stage === 'collecting' || stage === 'missed') && !isSealed;
  const of = isSignedOff(report) ? 'document' : life.differs ? 'difference' : undefined;
  const done = (does: () => void): ReportAction => {
    does();
    return {
      ...{ at, kind, reportId: report.id, agencyId },
      ...(newDueOn && { newDueOn }),
      ...(of && { of }),
    };
  };
  switch (kind) {
    case 'file':
      return mayFile ? done(() => life.file(at, isFinal)) : null;
    case 'withdraw':
      // What was signed off stays with whoever it was brought to.
      return stage === 'reviewing' && !isSignedOff(report) ? done(() => life.withdraw(at)) : null;
    case 'return':
      return stage === 'reviewing' ? done(() => life.giveBack(at)) : null;
    case 'accept':
      return stage === 'reviewing' ? done(() => life.accept(at)) : null;
    case 'reopen':
      return stage === 'accepted' && !roles.isSetAside(report.subject)
        ? done(() => life.reopen(at))
        : null;
    case 'askExtension':
      return newDueOn && mayAsk(life, newDueOn, at, context)
        ? done(() => life.ask(at, newDueOn))
        : null;
    case 'confirmExtension':
      return request?.state === 'asked' && mayFile ? done(() => life.confirm(at, request)) : null;
    case 'declineExtension':
      return request?.state === 'asked' && mayFile ? done(() => life.decline(at)) : null;
    case 'grantExtension':
      return request?.state === 'confirmed' &&
        stage === 'collecting' &&
        request.newDueOn > life.dueOn &&
        request.newDueOn >= civilDateOf(at, context.policy.zone)
        ? done(() => life.grant(at, request))
        : null;
    case 'refuseExtension':
      return request?.state === 'confirmed' && mayFile ? done(() => life.refuse(at)) : null;
    case 'object':
      return done(() => (life.isObjected = true));
    case 'answerObjection':
      return life.isObjected ? done(() => life.answerObjection(at)) : null;
    case 'answer':
      return null;
  }
}

/** Before the due date is over, by an agency with a leader who can confirm it. */
function mayAsk(life: ReportLife, newDueOn: string, at: Date, context: OracleContext): boolean {
  const { zone } = context.policy;
  return (
    life.stage === 'collecting' &&
    at >= life.report.cycle.opensAt &&
    civilDateOf(at, zone) <= life.dueOn &&
    newDueOn > life.dueOn &&
    has(context, life.agencyId, 'leader')
  );
}

/** A cooperating agency answers as long as its lead's report is open, on whatever that one has shown. */
export function performAnswer(
  lead: ReportLife,
  part: PartLife,
  { at, position: meant }: Intention,
  roles: Roles,
): ReportAction | null {
  if (!isPart(part.kind) || part.stage !== 'collecting' || !lead.isOpen) return null;
  if (roles.ended.has(part.agencyId)) return null;
  const { agencyId } = part;
  // Without a text there is nothing to disagree with.
  const position = lead.filings > 0 && meant === 'disagree' ? 'disagree' : 'agree';
  part.answer(at, position === 'disagree' ? lead.agencyId : null);
  return { at, kind: 'answer', reportId: part.id, agencyId, position };
}
