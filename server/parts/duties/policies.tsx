import type { Paragraph } from '../../../domain/assembly/assembly.ts';
import { cycleName } from '../../../domain/kinds/words.ts';
import { policyResearch } from '../../../ledger/read/desk/policies.ts';
import { Card, Empty } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { AgencyLink, reportPath } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { Verbatim } from '../text.tsx';
import { dutyWordsOf } from './words.ts';

const PATH = '/desk/policies';
/** Rows of a page; each list has as many. */
const SHOWN = 50;
/** Statements under one policy that stand open; the others are folded. */
const OPEN = 3;

/**
 * GET /desk/policies: 加强政策研究 (通知 二), as the accepted reports of a cycle tell it: which national
 * policies were taken up by whom, and who asks for which support.
 */
export async function showPolicies(desk: Desk) {
  const { ledger, plan, selection, now, says } = desk;
  const { cycle, policies, support } = await policyResearch(ledger, plan, selection, now);
  const { policies: words } = dutyWordsOf(desk.words.lang);
  const size = rowsOf(desk.c, SHOWN);
  const pages = Math.max(1, Math.ceil(Math.max(policies.length, support.length) / size));
  const page = Math.min(pages, pageFrom(desk.c.req.query('page')));
  const onPage = <Row,>(rows: readonly Row[]) => rows.slice((page - 1) * size, page * size);
  return desk.c.html(
    <DeskPage desk={desk} title={says.sections.policies} section="policies" chooser={PATH}>
      <p class="muted">
        {cycle ? words.text(cycleName(desk.words.lang, cycle.kind, cycle.period)) : words.noCycle}
      </p>
      {cycle && (
        <>
          <Card title={words.named} body="table">
            {policies.length === 0 && <Empty text={words.none} />}
            {policies.length > 0 && (
              <table class="table table-list card-table">
                <thead>
                  <tr>
                    <th scope="col">{words.policy}</th>
                    <th scope="col">{words.takenUp}</th>
                  </tr>
                </thead>
                <tbody>
                  {onPage(policies).map(({ title, statements }) => (
                    <tr>
                      <td class="w-25">
                        {title === null ? (
                          <span class="muted">{words.unnamed}</span>
                        ) : (
                          <Verbatim c={desk.c} text={`《${title}》`} />
                        )}
                      </td>
                      <td>
                        <Statements desk={desk} statements={statements} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Card>
          <Card title={words.support} body="table" id="support">
            {support.length === 0 && <Empty text={words.noSupport} />}
            {support.length > 0 && (
              <table class="table table-list card-table">
                <tbody>
                  {onPage(support).map((each) => (
                    <tr>
                      <td>
                        <Statement desk={desk} said={each} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            )}
          </Card>
        </>
      )}
      <Pages
        desk={desk}
        page={page}
        pages={pages}
        href={(number) => desk.link(PATH, { page: number })}
      />
    </DeskPage>,
  );
}

function Statements({ desk, statements }: { desk: Desk; statements: readonly Paragraph[] }) {
  const [open, folded] = [statements.slice(0, OPEN), statements.slice(OPEN)];
  const words = dutyWordsOf(desk.words.lang);
  return (
    <>
      {open.map((said) => (
        <Statement desk={desk} said={said} />
      ))}
      {folded.length > 0 && (
        <details>
          <summary>{words.policies.more(folded.length)}</summary>
          {folded.map((said) => (
            <Statement desk={desk} said={said} />
          ))}
        </details>
      )}
    </>
  );
}

/** What one report says, with who says it and where. */
function Statement({ desk, said }: { desk: Desk; said: Paragraph }) {
  const { agency, task, source, text } = said;
  return (
    <div class="mb-2">
      <AgencyLink desk={desk} agency={agency} />{' '}
      <a class="muted small" href={reportPath(source.reportId)}>
        {task ? desk.words.task(task.number) : dutyWordsOf(desk.words.lang).policies.whole}
      </a>
      <div class="typed">
        <Verbatim c={desk.c} text={text} />
      </div>
    </div>
  );
}
