import type { CivilDate } from '../domain/calendar/civil-date.ts';
import { clean } from './clean.ts';

/** A day on which an agency owes something. */
export interface DueDate {
  /** The same for the same thing, however often it is written: its date may move. */
  uid: string;
  on: CivilDate;
  title: string;
  text: string;
  /** Where it is filed or looked at. */
  url: string;
}

/**
 * Due dates as an .ics file to subscribe to or import (PUBLISH), one whole day each: a day is a day,
 * whatever the zone of whoever reads it.
 * @param stamp when it was written.
 */
export async function writeDueDates(
  name: string,
  dates: readonly DueDate[],
  zone: string,
  stamp: Date,
): Promise<Buffer> {
  // Loaded with the first calendar that is taken away.
  const {
    default: ical,
    ICalCalendarMethod,
    ICalEventTransparency,
  } = await import('ical-generator');
  const calendar = ical({
    name: clean(name),
    prodId: { company: 'Duban', product: 'Duban' },
    method: ICalCalendarMethod.PUBLISH,
    x: [['X-WR-TIMEZONE', zone]],
  });
  for (const { uid, on, title, text, url } of dates)
    calendar.createEvent({
      id: uid,
      start: new Date(`${on}T00:00:00Z`),
      allDay: true,
      stamp,
      summary: clean(title),
      description: clean(text),
      url,
      // Nobody is busy the whole day for it.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  return Buffer.from(calendar.toString());
}
