import type { Adoption, PlanChange, SettingAside, Transfer } from './action.ts';
import type { PartLife } from './part-life.ts';
import type { ReportLife } from './report-life.ts';
import type { OwedReport } from './owed-reports.ts';

/** A change of the plan as the reports that are open then feel it. */
export function befall(lives: readonly ReportLife[], change: PlanChange): void {
  for (const life of lives) life.advance(change.at);
  if (change.kind === 'transfer') transfer(lives, change);
  else if (change.kind === 'setAside') setAside(lives, change);
  else amend(lives, change);
}

const orderOf = ({ subject }: OwedReport): number | null =>
  subject.per === 'task' ? subject.order : null;

/** Whoever has something open on the task is told of its new words. */
function amend(lives: readonly ReportLife[], { task, at, change }: Adoption): void {
  for (const life of lives)
    if (orderOf(life.report) === task && life.isOpen) life.amend(change, at);
}

/** What is open on the task leaves. */
function setAside(lives: readonly ReportLife[], { task, at }: SettingAside): void {
  for (const life of lives) if (orderOf(life.report) === task && life.isOpen) life.leave(at);
}

/**
 * What the agency owes and is open passes to the successor; where that one owes the same in the cycle,
 * what is not filed leaves.
 */
function transfer(
  lives: readonly ReportLife[],
  { at, fromId, toId, cause, tasks }: Transfer,
): void {
  const tellsFormer = cause !== 'renamed';
  const isChosen = ({ report }: ReportLife) =>
    tasks === undefined || tasks.includes(orderOf(report) ?? 0);
  const open = lives.filter((life) => life.isOpen);
  const own = open.filter((life) => life.agencyId === fromId && isChosen(life));
  const hasTwin = (life: ReportLife) =>
    life.stage === 'collecting' &&
    open.some(
      (other) =>
        other !== life &&
        other.agencyId === toId &&
        other.report.cycle === life.report.cycle &&
        orderOf(other.report) === orderOf(life.report),
    );
  const parts = open.filter(isChosen).flatMap((life) =>
    life.parts
      .filter((part) => part.agencyId === fromId && part.stage === 'collecting')
      .map((part) => ({
        part,
        hasTwin: hasPartTwin(life, part, toId),
        isOfSuccessor: life.agencyId === toId,
      })),
  );
  const merged = own.filter(hasTwin);
  for (const life of merged) life.leave(at);
  for (const { part, hasTwin: isTwin, isOfSuccessor } of parts)
    if (isTwin) part.leave(at);
    else part.pass(toId, at, { tellsFormer, isOfSuccessor });
  for (const life of own) if (!merged.includes(life)) life.pass(toId, at, tellsFormer);
  // Whoever leads does not cooperate with itself.
  for (const life of open.filter(({ agencyId }) => agencyId === toId))
    for (const part of life.parts) if (part.agencyId === toId) part.leave(at);
}

/** Whether the successor owes a part of the same report that is not answered. */
const hasPartTwin = (life: ReportLife, part: PartLife, toId: string): boolean =>
  life.parts.some(
    (other) => other !== part && other.agencyId === toId && other.stage === 'collecting',
  );
