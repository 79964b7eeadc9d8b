import { headText } from '../../../ledger/audit-chain/links.ts';
import { headsOf } from '../../../ledger/audit-chain/seal.ts';
import { auditPage } from '../../../ledger/read/desk/audit.ts';
import { AuditTable } from '../audit-table.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';

/** GET /desk/audit: who did what when, newest first. */
export async function showAudit(desk: Desk) {
  const wanted = pageFrom(desk.c.req.query('page'));
  const { rows, count, page, pages } = await auditPage(
    desk.ledger,
    desk.plan.id,
    wanted,
    rowsOf(desk.c),
  );
  const { sections, audit: words } = desk.says;
  const [head] = await headsOf(desk.ledger.db, [desk.plan.id]);
  return desk.c.html(
    <DeskPage desk={desk} title={sections.audit} section="audit">
      <section class="card">
        <p class="p-3 m-0 fw-bold">{words.count(count)}</p>
        {head && (
          <details class="px-3 pb-3 small">
            <summary class="muted">{words.head}</summary>
            <code class="hash">{headText(head)}</code>
            <p class="m-0 muted">{words.headMeans}</p>
          </details>
        )}
        <div class="table-responsive">
          <AuditTable desk={desk} rows={rows} withSubject />
        </div>
        <Pages
          desk={desk}
          page={page}
          pages={pages}
          href={(number) => desk.link('/desk/audit', { page: number })}
        />
      </section>
    </DeskPage>,
  );
}
