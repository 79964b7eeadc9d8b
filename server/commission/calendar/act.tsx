import { readCalendar } from '../../../documents/read-calendar.ts';
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
/** What was typed, and the file if there is one. */
type Sent = { text: string; file: Uint8Array | null } | { takeBack: number };

/** POST /desk/calendar/preview: what the given calendar, or taking the newest back, would change. */
export const previewCalendar = (c: AppContext) => changes(c, true);

/** POST /desk/calendar: does it. */
export const bringCalendar = (c: AppContext) => changes(c, false);

async function changes(c: AppContext, preview: boolean) {
  const form = await c.req.parseBody({ all: true });
  const desk = await deskOf(c, textIn(form, 'plan') || undefined);
  if (!desk) return c.notFound();
  const sent = await sentIn(desk, form);
  if (sent instanceof Response) return sent;
  const read = await changeOf(desk, sent);
  if (read instanceof Response) return read;
  const { given, change } = read;
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

/** What was typed, or the file where one was chosen; or which calendar is taken back. */
async function sentIn(desk: Desk, form: Form | Record<string, unknown>): Promise<Sent | Response> {
  const takeBack = form['takeBack'];
  if (typeof takeBack === 'string') {
    if (!/^[1-9]\d{0,8}$/.test(takeBack)) return desk.c.notFound() as Response;
    return { takeBack: Number(takeBack) };
  }
  const typed = typeof form['text'] === 'string' ? form['text'] : '';
  const text = typed.replaceAll('\r\n', '\n').replaceAll('\0', '');
  const file = form['file'];
  if (!(file instanceof File) || file.size === 0) return { text, file: null };
  if (file.size > MOST_BYTES) return refused(desk, text, 'tooLarge');
  return { text, file: new Uint8Array(await file.arrayBuffer()) };
}

const refused = (desk: Desk, text: string, why: 'tooLarge' | 'notText' | 'tooSlow') =>
  showCalendar(
    desk,
    { good: false, text: calendarWordsOf(desk.words.lang)[why] },
    { text, faults: [] },
  );

async function changeOf(
  desk: Desk,
  sent: Sent,
): Promise<{ given: Given; change: CalendarChange } | Response> {
  if ('takeBack' in sent) return { given: sent, change: sent };
  const read = await readCalendar(sent.file ?? sent.text);
  if (typeof read === 'string') return refused(desk, sent.text, read);
  const { outcome, text } = read;
  if (outcome.ok) return { given: { text }, change: { reading: outcome.reading, source: text } };
  // What is far too long is not sent back.
  const isLong = outcome.faults.some(({ code }) => code === 'too_long');
  return showCalendar(desk, null, { text: isLong ? '' : text, faults: outcome.faults });
}
