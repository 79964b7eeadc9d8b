import {
  dayOf,
  tableOf,
  writeSheets,
  type Column,
  type SheetTable,
} from '../../../documents/workbook.ts';
import { askWordsOf } from '../../../domain/kinds/words.ts';
import {
  assessorRows,
  officersOf,
  type AssessorRow,
} from '../../../ledger/read/desk/assessor-table.ts';
import { isEvaluationOrdered } from '../../../ledger/read/desk/evaluation.ts';
import { ledgerRows } from '../../../ledger/read/desk/ledger-page.ts';
import type { ReportRow } from '../../../ledger/read/desk/report-rows.ts';
import { contactRows } from '../../../ledger/read/register/whole.ts';
import { cycleText } from '../cycle-choice.tsx';
import type { Desk } from '../desk.ts';
import { sendFile } from '../download.tsx';
import { assessorTableWordsOf } from '../evaluation/table-words.ts';
import { agencyText, reportName } from '../names.tsx';
import { registerSheet } from '../register/workbook.ts';
import { filterFrom } from '../pages/ledger-query.ts';

/** Far more than any plan has; so that no address can ask for an endless file. */
const MOST_ROWS = 50_000;

/** GET /desk/reports.xlsx: the ledger (台账) as a table, with the filter and the order of its page. */
export async function sendLedger(desk: Desk): Promise<Response> {
  const { c, ledger, plan, now, says } = desk;
  const rows = await ledgerRows(ledger, plan, filterFrom(desk), now, MOST_ROWS);
  const officers = await officersOf(
    ledger,
    rows.map(({ agency }) => agency.id),
  );
  const table = tableOf(says.sections.reports, columnsOf(desk, officers), rows);
  const contacts = await contactRows(ledger, [...new Set(rows.map(({ agency }) => agency.id))]);
  const bytes = await writeSheets([
    table,
    ...(await assessorTable(desk)),
    registerSheet(desk.words.lang, 'contacts', contacts),
  ]);
  return sendFile(c, bytes, 'xlsx', says.download.ledgerName(plan.title));
}

/** Who assesses which task, where a midterm evaluation is held: it may be edited and sent in again. */
async function assessorTable(desk: Desk): Promise<SheetTable[]> {
  const { ledger, plan } = desk;
  if (!(await isEvaluationOrdered(ledger, plan.id))) return [];
  const { sheet, columns } = assessorTableWordsOf(desk.words.lang);
  const of: Column<AssessorRow>[] = [
    { header: columns.task, width: 24, value: ({ taskId }) => taskId },
    { header: columns.number, width: 10, value: ({ number }) => number },
    { header: columns.text, width: 60, value: ({ text }) => text },
    { header: columns.address, width: 32, value: ({ assessor }) => assessor?.address ?? '' },
    { header: columns.name, width: 20, value: ({ assessor }) => assessor?.name ?? '' },
    {
      header: columns.agency,
      width: 24,
      value: ({ assessor }) => (assessor ? agencyText(desk, assessor.agency) : ''),
    },
  ];
  return [tableOf(sheet, of, await assessorRows(ledger, plan))];
}

function columnsOf(desk: Desk, officers: ReadonlyMap<string, string>): Column<ReportRow>[] {
  const { words, says, zone } = desk;
  const { ledger, common, download } = says;
  const { columns } = download;
  return [
    { header: ledger.number, width: 8, value: ({ task }) => task?.number ?? '' },
    {
      header: columns.text,
      width: 60,
      value: (row) => row.task?.text ?? reportName(desk, row),
    },
    { header: common.agency, width: 24, value: ({ agency }) => agencyText(desk, agency) },
    { header: columns.cycle, width: 20, value: (row) => cycleText(desk, row) },
    { header: common.due, width: 12, value: ({ dueOn }) => ({ day: dueOn }) },
    {
      header: words.internalDue,
      width: 12,
      value: ({ internalDueOn }) => ({ day: internalDueOn }),
    },
    {
      header: columns.originallyDue,
      width: 12,
      value: ({ originalDueOn }) => ({ day: originalDueOn }),
    },
    {
      header: common.light,
      width: 8,
      value: ({ leftAt, light }) => (leftAt ? '' : words.colour[light.colour]),
    },
    {
      header: columns.why,
      width: 40,
      value: ({ leftAt, light, kind }) =>
        leftAt ? '' : words.light(light.reason, askWordsOf(words.lang, kind)),
    },
    {
      header: common.stage,
      width: 16,
      value: ({ leftAt, stage }) => (leftAt ? words.left : words.stage[stage]),
    },
    { header: columns.filedOn, width: 12, value: ({ filedAt }) => dayOf(filedAt, zone) },
    {
      header: columns.reviewDueOn,
      width: 12,
      value: ({ reviewDueOn }) => ({ day: reviewDueOn }),
    },
    {
      header: words.contactRole.officer,
      width: 32,
      value: ({ agency }) => officers.get(agency.id) ?? '',
    },
    { header: columns.id, width: 32, value: ({ id }) => id },
  ];
}
