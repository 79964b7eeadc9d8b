import type { Activities } from '../../activities/create-activities.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import { processId } from '../../ledger/processes.ts';
import { chance } from '../oracle/chance.ts';
import type { PlanScript } from '../oracle/plan-script.ts';
import type { PlannedMail } from '../oracle/mails-to.ts';
import type { TakenStep } from '../oracle/steps-that-apply.ts';

/** A timer that will be lost: the workflow sleeps on until the step after the lost one. */
interface LostTimer {
  processId: string;
  /** The step whose time passes unnoticed. */
  step: string;
  /** When the workflow will wake instead. */
  until: { does: string; at: Date };
}

/** What a simulation loses on purpose, to see that it is found. */
export interface Faults {
  mails: PlannedMail[];
  timers: LostTimer[];
  /** The processes whose timer is lost at this moment; nobody should wait for them. */
  lost: Set<string>;
}

/**
 * Chooses N mails and N timers by the seed, each of a report of its own. Any step without effect that
 * has a successor: a step with an effect is told by what it did not do, a last one by nothing.
 * @throws RangeError when the script has not so many.
 */
export function chooseFaults(script: PlanScript, count: number, seed: number): Faults {
  const candidates = script.reports
    .flatMap(({ report, taken, hasParts }) => {
      const places = taken.map((_, index) => index).filter((index) => canBeLost(taken, index));
      const i = places[Math.floor(chance(seed, report.id, 'which step') * places.length)] ?? -1;
      const [lost, next] = [taken[i], taken[i + 1]];
      return lost && next ? [{ report, lost, next, hasParts }] : [];
    })
    .sort((a, b) => chance(seed, a.report.id, 'fault') - chance(seed, b.report.id, 'fault'));
  // A timer that is lost would be lost to the parts, too.
  const ofTimers = candidates
    .slice(count)
    .filter(({ hasParts }) => !hasParts)
    .slice(0, count);
  if (ofTimers.length < count)
    throw new RangeError(`only ${candidates.length} reports have a step that can be lost`);
  const mails = candidates.slice(0, count).flatMap(({ report, lost }) => {
    const prefix = `${report.id}/${lost.termsVersion}/${lost.step.name}/`;
    return script.planned.filter(({ row }) => row.startsWith(prefix)).slice(0, 1);
  });
  const timers = ofTimers.map(({ report, lost, next }) => ({
    processId: processId('report', report.id),
    step: lost.step.name,
    until: { does: next.step.name, at: next.at },
  }));
  return { mails, timers, lost: new Set() };
}

/** A step with one before it and one after it under the same terms, neither it nor its mail an effect. */
function canBeLost(taken: readonly TakenStep[], index: number): boolean {
  const [before, step, after] = [taken[index - 1], taken[index], taken[index + 1]];
  return (
    before !== undefined &&
    step !== undefined &&
    after !== undefined &&
    step.step.effect === undefined &&
    before.termsVersion === step.termsVersion &&
    after.termsVersion === step.termsVersion &&
    +step.at === +step.step.at
  );
}

/** Has the database lose each chosen mail once, after it was staged and counted. */
export async function loseMails({ db }: Ledger, { mails }: Faults): Promise<void> {
  await db.$executeRaw`CREATE TABLE lost_mail (id text PRIMARY KEY)`;
  for (const { row } of mails) await db.$executeRaw`INSERT INTO lost_mail (id) VALUES (${row})`;
  await db.$executeRaw`
    CREATE FUNCTION lose_mail() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
      DELETE FROM lost_mail WHERE id = NEW.id;
      IF FOUND THEN DELETE FROM mail WHERE id = NEW.id; END IF;
      RETURN NULL;
    END $$`;
  await db.$executeRaw`
    CREATE TRIGGER lose_mail AFTER INSERT ON mail FOR EACH ROW EXECUTE FUNCTION lose_mail()`;
}

/** Has a workflow hear the instant of the step after next, where its timer is to be lost. */
export function loseTimers(
  activities: Activities,
  { timers, lost }: Faults,
  { clock }: Pick<Ledger, 'clock'>,
): Activities {
  const byProcess = new Map(timers.map((timer) => [timer.processId, timer]));
  return {
    ...activities,
    async step(id) {
      const answer = await activities.step(id);
      const timer = byProcess.get(id);
      if (!timer) return answer;
      const inMs = timer.until.at.getTime() - (await clock.now()).getTime();
      // Under later terms the step may come again, after the instant at which it was lost.
      if (answer.next?.does !== timer.step || answer.next.inMs >= inMs) {
        lost.delete(id);
        return answer;
      }
      lost.add(id);
      return { ...answer, next: { does: timer.until.does, inMs } };
    },
  };
}
