import { Temporal } from '@js-temporal/polyfill';
import type { CivilDate } from './civil-date.ts';

// Area/Location, and UTC. Short names are refused: some are no zones of IANA's (JST, CST, which ICU
// takes for Tokyo and Chicago), others mean two things. So are ICU's own (SystemV/EST5) and offsets.
const ZONE = /^(?!SystemV\/)[A-Z][A-Za-z]*(?:\/[A-Z][A-Za-z0-9_+-]*)+$|^UTC$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether the text is the IANA name of a zone, written as IANA does: Asia/Shanghai, Europe/Berlin, UTC. */
export function isZone(name: string): boolean {
  if (!ZONE.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch {
    return false;
  }
}

/** The calendar day it is at `instant` in `zone` (IANA name such as Asia/Shanghai). */
export function civilDateOf(instant: Date, zone: string): CivilDate {
  const ms = instant.getTime();
  const known = daysOf(zone);
  let day = known.get(ms);
  if (day === undefined) {
    day = zoned(instant, zone).toPlainDate().toString();
    if (known.size >= MOST) known.clear();
    known.set(ms, day);
  }
  return day;
}

/** The wall time `HH:MM` it is at `instant` in `zone`. */
export function civilTimeOf(instant: Date, zone: string): string {
  return zoned(instant, zone).toPlainTime().toString({ smallestUnit: 'minute' });
}

/**
 * The instant of a wall time `HH:MM` in a zone. A time that a clock change skips is taken after the
 * change, one that it repeats the first time.
 * @throws RangeError when the date, the time or the zone does not exist.
 */
export function instantAt(date: CivilDate, time: string, zone: string): Date {
  if (!TIME.test(time)) throw new RangeError(`not a time HH:MM: ${JSON.stringify(time)}`);
  return remembered(`${date} ${time} ${zone}`, () =>
    Temporal.PlainDate.from(date, { overflow: 'reject' }).toZonedDateTime({
      timeZone: zone,
      plainTime: Temporal.PlainTime.from(time),
    }),
  );
}

/** 24:00 of the day, i.e. the first instant that is late (a due date is inclusive). */
export function endOfDay(date: CivilDate, zone: string): Date {
  return remembered(`${date} end ${zone}`, () =>
    Temporal.PlainDate.from(date, { overflow: 'reject' }).add({ days: 1 }).toZonedDateTime(zone),
  );
}

function zoned(instant: Date, zone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(zone);
}

// A ladder asks for the same dozen instants again at every step, a page for the days of the same due dates
// thousands of times, and a conversion costs about 0.1 ms: remember them, and start over rather than grow
// without end.
const MOST = 20_000;
const days = new Map<string, Map<number, CivilDate>>();
const instants = new Map<string, number>();

/** The days of instants in a zone, as far as they are known. */
function daysOf(zone: string): Map<number, CivilDate> {
  const known = days.get(zone) ?? new Map<number, CivilDate>();
  days.set(zone, known);
  return known;
}

function remembered(key: string, convert: () => Temporal.ZonedDateTime): Date {
  let ms = instants.get(key);
  if (ms === undefined) {
    ms = convert().epochMilliseconds;
    if (instants.size >= MOST) instants.clear();
    instants.set(key, ms);
  }
  return new Date(ms);
}
