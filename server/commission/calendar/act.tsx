import { readWorkdays } from '../../../domain/calendar/read-workdays.ts';
import { decode } from '../../../domain/document/decode.ts';
import { NotText } from '../../../domain/document/errors.ts';
import { changeCalendar, type CalendarChange } from '../../../ledger/commands/change-calendar.ts';
import { refusalOf } from '../../parts/desk-page.tsx';
import { deskOf, type Desk } from '../../parts/desk.ts';
import { textIn } from '../../parts/posted.ts';
import type { AppContext } from '../../web/deps.ts';
import { actorOf } from '../../web/session.ts';
import { CALENDAR_PATH, showCalendar } from './page.tsx';
import { CalendarPreview } from './preview.tsx';
import { calendarWordsOf } from './words.ts';

/** No file of holidays is larger. */
const MOST_BYTES = 1_000_000;

type Given = { text: string } | { takeBack: number };

/** POST /desk/calendar/preview: what the given calendar, or taking the newest back, would change. */
export const previewCalendar = (c: AppContext) => changes(c, true);

/** POST /desk/calendar: does it. */
export const bringCalendar = (c: AppContext) => changes(c, false);

async function changes(c: AppContext, preview: boolean) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return c.notFound();
  const given = await givenIn(desk, form);
  if (given instanceof Response) return given;
  const change = await changeOf(desk, given);
  if (change instanceof Response) return change;
  const outcome = await changeCalendar(desk.ledger, change, actorOf(desk.user), { preview });
  if (!outcome.ok) {
    const text = 'text' in given ? given.text : '';
    return showCalendar(desk, refusalOf(desk, outcome.refusal), text ? { text, faults: [] } : null);
  }
  if (preview) return c.html(<CalendarPreview desk={desk} effects={outcome.value} given={given} />);
  const done = 'takeBack' in given ? 'taken-back' : 'imported';
  return c.redirect(desk.link(CALENDAR_PATH, { done }), 303);
}

type Form = Awaited<ReturnType<AppContext['req']['parseBody']>>;

/** The text, of the file where one was chosen; or which calendar is taken back. */
async function givenIn(
  desk: Desk,
  form: Form | Record<string, unknown>,
): Promise<Given | Response> {
  const takeBack = form['takeBack'];
  if (typeof takeBack === 'string') {
    if (!/^[1-9]\d{0,8}$/.test(takeBack)) return desk.c.notFound() as Response;
    return { takeBack: Number(takeBack) };
  }
  const typed = typeof form['text'] === 'string' ? form['text'] : '';
  const text = typed.replaceAll('\r\n', '\n').replaceAll('\0', '');
  const file = form['file'];
  if (!(file instanceof File) || file.size === 0) return { text };
  const words = calendarWordsOf(desk.words.lang);
  const refused = (why: string) =>
    showCalendar(desk, { good: false, text: why }, { text, faults: [] });
  if (file.size > MOST_BYTES) return refused(words.tooLarge);
  try {
    return { text: decode(new Uint8Array(await file.arrayBuffer())) };
  } catch (error) {
    if (!(error instanceof NotText)) throw error;
    return refused(words.notText);
  }
}

async function changeOf(desk: Desk, given: Given): Promise<CalendarChange | Response> {
  if ('takeBack' in given) return given;
  const read = readWorkdays(given.text);
  if (read.ok) return { reading: read.reading, source: given.text };
  // What is far too long is not sent back.
  const isLong = read.faults.some(({ code }) => code === 'too_long');
  return showCalendar(desk, null, { text: isLong ? '' : given.text, faults: read.faults });
}
