import { assertCivilDate } from '../../domain/calendar/civil-date.ts';
import { civilDateOf, civilTimeOf, instantAt } from '../../domain/calendar/zoned.ts';
import type { Desk } from './desk.ts';

interface AsOfProps {
  desk: Desk;
  /** Null: now. */
  asOf: Date | null;
  /** What else the address says. */
  keep?: Record<string, string>;
}

/** Asks for an earlier instant, as of which the page is told. */
export function AsOfForm({ desk, asOf, keep = {} }: AsOfProps) {
  const { report: words } = desk.says;
  const { zone, now } = desk;
  const local = (at: Date) => `${civilDateOf(at, zone)}T${civilTimeOf(at, zone)}`;
  return (
    <form method="get" class="d-flex flex-wrap gap-2 align-items-center">
      {Object.entries(keep).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
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

const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ]([01]\d|2[0-3]):([0-5]\d)(?::\d{2})?$/;

/** A wall time as a browser's date-and-time field sends it, in a zone; null if it is none. */
export function instantFrom(given: unknown, zone: string): Date | null {
  if (typeof given !== 'string') return null;
  const [, date, hour, minute] = LOCAL.exec(given.trim()) ?? [];
  if (date === undefined) return null;
  try {
    return instantAt(assertCivilDate(date), `${hour}:${minute}`, zone);
  } catch {
    // No such day (2027-02-30): as good as no time at all.
    return null;
  }
}
