import { importDrafts, type DraftEntry } from '../../../ledger/drafts/list-drafts.ts';
import { Card, Empty, NoClassified } from '../../parts/card.tsx';
import type { Announcement } from '../../parts/desk-page.tsx';
import { langOf, Verbatim } from '../../parts/text.tsx';
import type { AppContext } from '../../web/deps.ts';
import { actorOf, userOf } from '../../web/session.ts';
import { firstOf, type Given } from '../given.ts';
import { doneOf, IMPORT, ImportFrame } from './view.tsx';
import { importWordsOf } from './words.ts';

/** GET /desk/import: where a document is handed in, and the drafts of those that were. */
export async function showImports(
  c: AppContext,
  given: Given = {},
  refusal: Announcement | null = null,
  status: 200 | 409 | 413 | 422 = 200,
) {
  const { ledger } = c.get('deps');
  const drafts = await importDrafts(ledger, actorOf(userOf(c)), c.get('now'));
  const says = importWordsOf(c.get('lang'));
  const pasted = firstOf(given, 'text');
  return c.html(
    <ImportFrame c={c} heading={says.title} announcement={refusal ?? doneOf(c, says)}>
      <p>{says.intro}</p>
      <Card title={says.list.handIn} body="padded">
        <NoClassified c={c} />
        <form method="post" action={IMPORT} enctype="multipart/form-data">
          <label class="import-field">
            <span class="fw-bold">{says.list.file}</span>
            <span class="d-block muted small">{says.list.fileHint}</span>
            <input
              class="form-control"
              type="file"
              name="file"
              accept=".docx,.xlsx,.txt,.md,.csv"
            />
          </label>
          <details open={pasted !== ''}>
            <summary>{says.list.orPaste}</summary>
            <label class="import-field mt-2">
              <span class="fw-bold">{says.list.pasteName}</span>
              <input
                class="form-control"
                name="name"
                maxlength={120}
                value={firstOf(given, 'name')}
                {...langOf(c, firstOf(given, 'name'))}
              />
            </label>
            <textarea
              class="form-control"
              name="text"
              rows={12}
              aria-label={says.list.orPaste}
              {...langOf(c, pasted)}
            >
              {pasted}
            </textarea>
          </details>
          <p class="btn-row mt-3 mb-0">
            <button class="btn btn-primary">{says.list.read}</button>
          </p>
        </form>
      </Card>
      <Card title={says.list.drafts} body="table">
        {drafts.length === 0 && <Empty text={says.list.none} />}
        {drafts.length > 0 && (
          <table class="table table-list table-sm card-table">
            <thead>
              <tr>
                <th scope="col">{says.list.document}</th>
                <th scope="col">{says.list.startedBy}</th>
                <th scope="col">{says.list.state}</th>
              </tr>
            </thead>
            <tbody>
              {drafts.map((entry) => (
                <Entry c={c} entry={entry} />
              ))}
            </tbody>
          </table>
        )}
      </Card>
    </ImportFrame>,
    status,
  );
}

function Entry({ c, entry }: { c: AppContext; entry: DraftEntry }) {
  const { id, title, sourceName, startedAt, startedBy, open, planId, discardedAt } = entry;
  const { list: words } = importWordsOf(c.get('lang'));
  const path = `${IMPORT}/${id}`;
  return (
    <tr>
      <td>
        <a href={path}>
          <Verbatim c={c} text={title === '' ? sourceName : title} />
        </a>
        <div class="muted small">
          <Verbatim c={c} text={sourceName} />
        </div>
      </td>
      <td>
        <Verbatim c={c} text={startedBy} />
        <div class="muted small">{c.get('words').instant(startedAt, c.get('zone'))}</div>
      </td>
      <td>
        {planId !== null ? (
          <a href={`/desk/launch?plan=${encodeURIComponent(planId)}`}>{words.imported}</a>
        ) : discardedAt ? (
          <form method="post" action={`${path}/restore`}>
            {words.discarded} <button class="btn btn-sm">{words.restore}</button>
          </form>
        ) : open === 0 ? (
          words.ready
        ) : (
          words.open(open)
        )}
      </td>
    </tr>
  );
}
