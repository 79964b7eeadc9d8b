import type { CivilDate } from '../../domain/calendar/civil-date.ts';
import { civilDateOf } from '../../domain/calendar/zoned.ts';
import type { Desk } from '../parts/desk.ts';
import { governmentWordsOf } from './words.ts';

/** Asks for the day as of whose end the desk is told, and comes back to this part of it. */
export function DayForm({ desk, day, part }: { desk: Desk; day: CivilDate; part: string }) {
  const words = governmentWordsOf(desk.words.lang);
  return (
    <form
      method="get"
      action={`/government#${part}`}
      class="d-flex flex-wrap gap-2 align-items-center"
    >
      {desk.plans.length > 1 && <input type="hidden" name="plan" value={desk.plan.id} />}
      <label class="d-flex flex-wrap gap-2 align-items-center">
        <span class="muted small">{words.asOfLabel}</span>
        <input
          class="form-control form-control-sm w-auto"
          type="date"
          name="day"
          max={civilDateOf(desk.now, desk.zone)}
          value={day}
          required
        />
      </label>
      <button class="btn btn-sm">{desk.says.report.asOfApply}</button>
    </form>
  );
}
