import { writeDueDates, type DueDate } from '../../../documents/due-dates.ts';
import { dayOf, writeWorkbook, type Column } from '../../../documents/workbook.ts';
import type { SendRow } from '../../../ledger/read/desk/send-plan.ts';
import { cycleText } from '../../parts/cycle-choice.tsx';
import type { Desk } from '../../parts/desk.ts';
import { sendFile } from '../../parts/download.tsx';
import { agencyText } from '../../parts/names.tsx';
import { askedPlan, type AskedPlan } from './send-plan-query.ts';
import { sendPlanWordsOf } from './send-plan-words.ts';

/** Far more than any plan has; so that no address can ask for an endless file. */
const MOST_ROWS = 100_000;

/** GET /desk/send-plan.xlsx: the plan as a table, with the filter of its page. */
export async function sendPlanTable(desk: Desk): Promise<Response> {
  const words = sendPlanWordsOf(desk.words.lang);
  const asked = await askedPlan(desk);
  if (!asked.plan) return desk.c.notFound();
  const rows = asked.rows.slice(0, MOST_ROWS);
  const bytes = await writeWorkbook(words.title, columnsOf(desk, asked), rows);
  return sendFile(desk.c, bytes, 'xlsx', words.fileName(desk.plan.title));
}

/** GET /desk/send-plan.ics: the due dates as a calendar, of one agency or of all. */
export async function sendDueDates(desk: Desk): Promise<Response> {
  const words = sendPlanWordsOf(desk.words.lang);
  const asked = await askedPlan(desk);
  if (!asked.plan) return desk.c.notFound();
  const { title } = desk.plan;
  const whose = asked.agencies.get(asked.agencyId);
  const name = words.dueName(whose ? `${title} ${agencyText(desk, whose)}` : title);
  const bytes = await writeDueDates(name, dueDatesOf(desk, asked), desk.zone, desk.now);
  return sendFile(desk.c, bytes, 'ics', name);
}

function columnsOf(desk: Desk, asked: AskedPlan): Column<SendRow>[] {
  const words = sendPlanWordsOf(desk.words.lang);
  const { zone, says } = desk;
  return [
    { header: words.dateHeader, width: 12, value: ({ at }) => dayOf(at, zone) },
    { header: words.timeHeader, width: 22, value: ({ at }) => desk.words.instant(at, zone) },
    {
      header: says.common.agency,
      width: 28,
      value: ({ agencyId }) => nameOf(desk, asked, agencyId),
    },
    { header: words.step, width: 24, value: ({ name, notice }) => desk.words.step(name, notice) },
    {
      header: words.cycleHeader,
      width: 28,
      value: ({ kind, period }) =>
        kind === null || period === null ? '' : cycleText(desk, { kind, period }),
    },
    {
      header: words.condition,
      width: 16,
      value: ({ isCertain }) => (isCertain ? words.certain : words.ifUnfiled),
    },
    {
      header: words.provisional,
      width: 12,
      value: ({ isProvisional }) => (isProvisional ? words.provisional : ''),
    },
    {
      header: words.reports,
      width: 10,
      value: ({ kind, reports }) => (kind === null ? '' : { number: reports }),
    },
    { header: words.mails, width: 10, value: ({ messages }) => ({ number: messages.size }) },
  ];
}

function nameOf(desk: Desk, { agencies }: AskedPlan, id: string): string {
  const agency = agencies.get(id);
  return agency ? agencyText(desk, agency) : id;
}

function dueDatesOf(desk: Desk, asked: AskedPlan): DueDate[] {
  const words = sendPlanWordsOf(desk.words.lang);
  const { baseUrl } = desk.c.get('deps').config;
  const times = new Map<string, number>();
  return (asked.plan?.owing ?? [])
    .filter(({ agencyId }) => asked.agencyId === '' || agencyId === asked.agencyId)
    .map(({ agencyId, kind, period, dueOn, reports }) => {
      const uid = `${desk.plan.id}-${kind}-${period}-${agencyId}`;
      // Of one cycle some reports may be due later than the others: returned or extended.
      const time = (times.get(uid) ?? 0) + 1;
      times.set(uid, time);
      return {
        uid: `${uid}${time > 1 ? `-${time}` : ''}@duban`,
        on: dueOn,
        title: words.dueTitle(
          cycleText(desk, { kind, period }),
          nameOf(desk, asked, agencyId),
          reports,
        ),
        text: words.dueText(reports),
        url: `${baseUrl}/my`,
      };
    });
}
