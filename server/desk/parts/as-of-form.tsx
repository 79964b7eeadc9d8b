import { civilDateOf, civilTimeOf } from '../../../domain/calendar/zoned.ts';
import type { Desk } from '../desk.ts';

/** Asks for an earlier instant, as of which the page is told. */
export function AsOfForm({ desk, asOf }: { desk: Desk; asOf: Date | null }) {
  const { report: words } = desk.desk;
  const { zone, now } = desk;
  const local = (at: Date) => `${civilDateOf(at, zone)}T${civilTimeOf(at, zone)}`;
  return (
    <form method="get" class="d-flex flex-wrap gap-2 align-items-center">
      <label class="d-flex flex-wrap gap-2 align-items-center">
        <span class="muted small">{words.asOfLabel}</span>
        <input
          class="form-control form-control-sm w-auto"
          type="datetime-local"
          name="at"
          max={local(now)}
          value={local(asOf ?? now)}
          required
        />
      </label>
      <button class="btn btn-sm">{words.asOfApply}</button>
    </form>
  );
}
