import { readWorkbook } from '../../documents/read-workbook.ts';
import type { Given } from '../../domain/evaluation/spread.ts';
import type { Refusal } from '../../domain/report/refusal.ts';
import { assignEach, type AssessorOrder } from '../../ledger/commands/assign-assessors.ts';
import {
  assessorRows,
  assessorsByAddress,
  type AssessorRow,
} from '../../ledger/read/desk/assessor-table.ts';
import { Card } from '../parts/card.tsx';
import { DeskPage, refusalOf } from '../parts/desk-page.tsx';
import { deskOf, type Desk } from '../parts/desk.ts';
import { showEvaluation } from '../parts/evaluation/page.tsx';
import { ASSESSOR_TABLE_WORDS, assessorTableWordsOf } from '../parts/evaluation/table-words.ts';
import { evaluationWordsOf } from '../parts/evaluation/words.ts';
import { textIn, textsIn } from '../parts/posted.ts';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { actorOf } from '../web/session.ts';

/** What a row of the table asks for, or why it cannot be. */
interface AskedRow {
  row: number;
  task: AssessorRow | null;
  address: string;
  /** Null: it cannot be, for what `fault` says. */
  contactId: string | null;
  fault: string | null;
}

/** POST /desk/evaluation/table: shows who would assess what by a table, then names them. */
export async function assignByTable(c: AppContext) {
  const form = await c.req.parseBody({ all: true });
  const plan = textIn(form, 'plan');
  const desk = await deskOf(c, plan === '' ? undefined : plan);
  if (!desk) return c.notFound();
  if (textIn(form, 'step') === 'confirm') return name(desk, textsIn(form, 'pair'));
  const { file } = form;
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const asked = await askedIn(desk, bytes);
  const words = assessorTableWordsOf(desk.words.lang);
  if (!asked) return showEvaluation(desk, { good: false, text: words.unread }, undefined, 422);
  const changing = asked.filter(({ contactId }) => contactId !== null);
  const orders = changing.map(orderOf);
  const preview = { actor: actorOf(desk.user), preview: true };
  const outcome = await assignEach(desk.ledger, desk.plan.id, orders, preview);
  if (!outcome.ok) return showEvaluation(desk, refusalOf(desk, outcome.refusal), undefined, 409);
  const would = new Map(changing.map((each, index) => [each, outcome.value[index]]));
  const results = asked.map((each) => {
    const given = would.get(each);
    return { ...each, ...(given && resultOf(given)) };
  });
  return c.html(<Preview desk={desk} results={results} />);
}

async function name(desk: Desk, pairs: string[]) {
  const orders = pairs.flatMap((pair) => {
    const [taskId, contactId] = pair.split(' ');
    return taskId && contactId ? [{ taskIds: [taskId], contactIds: [contactId] }] : [];
  });
  const ordered = { actor: actorOf(desk.user) };
  const outcome = await assignEach(desk.ledger, desk.plan.id, orders, ordered);
  if (!outcome.ok) return showEvaluation(desk, refusalOf(desk, outcome.refusal), undefined, 409);
  const named = outcome.value.filter((each) => each.ok && each.value.some(isGiven)).length;
  const text = evaluationWordsOf(desk.words.lang).done(named);
  return showEvaluation(desk, { good: named > 0 || pairs.length === 0, text });
}

const orderOf = ({ task, contactId }: AskedRow): AssessorOrder => ({
  taskIds: [task?.taskId ?? ''],
  contactIds: [contactId ?? ''],
});

const isGiven = ({ contactId }: Given): boolean => contactId !== null;

interface Result extends AskedRow {
  given?: Given;
  refusal?: Refusal;
}

function resultOf(
  outcome: { ok: true; value: Given[] } | { ok: false; refusal: Refusal },
): Pick<Result, 'given' | 'refusal'> {
  if (!outcome.ok) return { refusal: outcome.refusal };
  const [given] = outcome.value;
  return given ? { given } : {};
}

/** The rows of the sheet that name somebody; null: there is no such sheet. */
async function askedIn(desk: Desk, bytes: Uint8Array): Promise<AskedRow[] | null> {
  const sheets = await readWorkbook(bytes).catch(() => []);
  const named = ASSESSOR_TABLE_WORDS.map(({ sheet }) => sheet);
  const [header = [], ...rows] = sheets.find((each) => named.includes(each.name))?.rows ?? [];
  const placeOf = (column: 'task' | 'address') =>
    header.findIndex((text) =>
      ASSESSOR_TABLE_WORDS.some(({ columns }) => columns[column] === text.trim()),
    );
  const [taskAt, addressAt] = [placeOf('task'), placeOf('address')];
  if (taskAt < 0 || addressAt < 0) return null;
  const [tasks, people] = await Promise.all([
    assessorRows(desk.ledger, desk.plan),
    assessorsByAddress(desk.ledger, desk.plan),
  ]);
  const words = assessorTableWordsOf(desk.words.lang);
  const seen = new Set<string>();
  return rows.flatMap((cells, index) => {
    const id = (cells[taskAt] ?? '').trim();
    const address = (cells[addressAt] ?? '').normalize('NFKC').replace(/\s/g, '').toLowerCase();
    if (address === '') return [];
    const task = tasks.find(({ taskId }) => taskId === id) ?? null;
    const contactId = people.get(address) ?? null;
    const fault = !task
      ? words.unknownTask(id)
      : seen.has(id)
        ? words.twice
        : contactId === null
          ? words.unknownPerson(address)
          : null;
    seen.add(id);
    return [{ row: index + 2, task, address, contactId: fault === null ? contactId : null, fault }];
  });
}

function Preview({ desk, results }: { desk: Desk; results: Result[] }) {
  const words = assessorTableWordsOf(desk.words.lang);
  const all = evaluationWordsOf(desk.words.lang);
  const same = results.filter(({ given }) => given?.contactId && given.contactId === given.was);
  const shown = results.filter((each) => !same.includes(each));
  const good = shown.filter(({ given }) => given && isGiven(given));
  return (
    <DeskPage desk={desk} title={words.preview} section="evaluation">
      <p>{shown.length === 0 ? words.nothing : words.previewText}</p>
      {shown.length > 0 && (
        <Card body="table">
          <table class="table table-list table-sm card-table">
            <thead>
              <tr>
                <th scope="col">{all.task}</th>
                <th scope="col">{all.was}</th>
                <th scope="col">{all.becomes}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map((result) => (
                <Row desk={desk} result={result} />
              ))}
            </tbody>
          </table>
        </Card>
      )}
      {same.length > 0 && <p class="muted">{words.unchanged(same.length)}</p>}
      <form method="post" action="/desk/evaluation/table" class="btn-row">
        <input type="hidden" name="plan" value={desk.plan.id} />
        {good.map(({ task, contactId }) => (
          <input type="hidden" name="pair" value={`${task?.taskId} ${contactId}`} />
        ))}
        {good.length > 0 && (
          <button class="btn btn-primary" name="step" value="confirm">
            {words.confirm(good.length)}
          </button>
        )}
        <a class="btn" href={desk.link('/desk/evaluation')}>
          {all.back}
        </a>
      </form>
    </DeskPage>
  );
}

function Row({ desk, result }: { desk: Desk; result: Result }) {
  const { row, task, address, fault, given, refusal } = result;
  const words = assessorTableWordsOf(desk.words.lang);
  const all = evaluationWordsOf(desk.words.lang);
  const why =
    fault ??
    (refusal ? refusalOf(desk, refusal).text : null) ??
    (given?.contactId === null ? all.notGiven[given.why] : null);
  return (
    <tr>
      <td>
        {task ? desk.words.task(task.number) : ''} <span class="muted">{words.row(row)}</span>
      </td>
      <td>
        {task?.assessor ? (
          <code>{task.assessor.address}</code>
        ) : (
          <span class="muted">{all.nobody}</span>
        )}
      </td>
      <td>
        {why === null ? (
          <code>{address}</code>
        ) : (
          <span class="error-text">
            <Verbatim c={desk.c} text={why} />
          </span>
        )}
      </td>
    </tr>
  );
}
