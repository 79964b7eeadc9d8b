import { disagreements } from '../../../ledger/read/desk/disagreements.ts';
import { BothTexts } from '../both-texts.tsx';
import { Card, Empty } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { pageFrom, Pages } from '../pager.tsx';

const PATH = '/desk/disagreements';
const SHOWN = 20;

/** GET /desk/disagreements: where a cooperating agency disagrees, with both texts side by side. */
export async function showDisagreements(desk: Desk) {
  const { ledger, plan, selection, says } = desk;
  const { cooperation: words, sections, planned } = says;
  const wanted = pageFrom(desk.c.req.query('page'));
  const { rows, count, page, pages } = await disagreements(ledger, plan, selection, wanted, SHOWN);
  return desk.c.html(
    <DeskPage desk={desk} title={sections.disagreements} section="disagreements" chooser={PATH}>
      <p class="muted">{words.disagreementsText}</p>
      {rows.length === 0 && (
        <Card>
          <Empty text={words.noDisagreements} />
        </Card>
      )}
      {rows.length > 0 && <p role="status">{planned.reports(count)}</p>}
      {rows.map((both) => (
        <Card body="padded">
          <BothTexts desk={desk} both={both} />
        </Card>
      ))}
      <Pages
        desk={desk}
        page={page}
        pages={pages}
        href={(number) => desk.link(PATH, { page: number })}
      />
    </DeskPage>,
  );
}
