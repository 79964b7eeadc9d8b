import { dayOf, writeWorkbook, type Column } from '../../../documents/workbook.ts';
import { askWordsOf } from '../../../domain/kinds/words.ts';
import { ledgerRows } from '../../../ledger/read/desk/ledger-page.ts';
import type { ReportRow } from '../../../ledger/read/desk/report-rows.ts';
import { cycleText } from '../cycle-choice.tsx';
import type { Desk } from '../desk.ts';
import { sendFile } from '../download.tsx';
import { agencyText, reportName } from '../names.tsx';
import { filterFrom } from '../pages/ledger-query.ts';

/** Far more than any plan has; so that no address can ask for an endless file. */
const MOST_ROWS = 50_000;

/** GET /desk/reports.xlsx: the ledger (台账) as a table, with the filter and the order of its page. */
export async function sendLedger(desk: Desk): Promise<Response> {
  const { c, ledger, plan, now, says } = desk;
  const rows = await ledgerRows(ledger, plan, filterFrom(desk), now, MOST_ROWS);
  const bytes = await writeWorkbook(says.sections.reports, columnsOf(desk), rows);
  return sendFile(c, bytes, 'xlsx', says.download.ledgerName(plan.title));
}

function columnsOf(desk: Desk): Column<ReportRow>[] {
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
    { header: columns.id, width: 32, value: ({ id }) => id },
  ];
}
