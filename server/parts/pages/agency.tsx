import { agencyPage } from '../../../ledger/read/desk/agencies.ts';
import { Card, Empty, Figures, type Figure } from '../card.tsx';
import { DeskPage } from '../desk-page.tsx';
import type { Desk } from '../desk.ts';
import { SmallLights } from '../light-tag.tsx';
import { agencyText } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { ReportTable } from '../report-table.tsx';
import { Verbatim } from '../text.tsx';

/** GET /desk/agencies/:id: what one agency owes, how it stands, and who is written to. */
export async function showAgency(desk: Desk, agencyId: string) {
  const { ledger, plan, selection, now } = desk;
  const wanted = { agencyId, page: pageFrom(desk.c.req.query('page')), size: rowsOf(desk.c) };
  const found = await agencyPage(ledger, plan, selection, wanted, now);
  if (!found) return desk.c.notFound();
  const { agency, aliases, reports } = found;
  const { agencies: words } = desk.says;
  const { moved } = agency.tally;
  const path = `/desk/agencies/${encodeURIComponent(agencyId)}`;
  const name = agencyText(desk, agency);
  const figures: Figure[] = [
    { name: desk.words.tally.owed, count: agency.tally.owed },
    { name: desk.words.punctuality.filedOnTime, count: moved.filedOnTime },
    { name: desk.words.punctuality.filedLate, count: moved.filedLate },
    { name: desk.words.tally.overdue, count: agency.tally.overdue },
    { name: desk.words.tally.accepted, count: agency.tally.accepted },
    { name: words.leads, count: agency.leads },
    { name: words.cooperates, count: agency.cooperates },
  ];
  return desk.c.html(
    <DeskPage desk={desk} title={name} section="agencies" chooser={path}>
      <p class="muted">
        {desk.words.agencyKind[agency.kind]}
        {desk.words.lang === 'en' && agency.nameEn && (
          <>
            {' · '}
            <Verbatim c={desk.c} text={agency.name} />
          </>
        )}
        {' · '}
        <SmallLights desk={desk} lights={agency.lights} />
      </p>
      <p class="d-flex flex-wrap gap-3">
        {desk.mayAct && <a href={desk.link(`${path}/transfer`)}>{words.transfer}</a>}
        <a href={`/desk/register/agencies/${encodeURIComponent(agencyId)}`}>
          {desk.says.sections.register}
        </a>
      </p>
      <Figures figures={figures} />
      <Card title={words.reports} body="table">
        <ReportTable desk={desk} rows={reports.rows} empty={words.noReports} withAgency={false} />
        <Pages
          desk={desk}
          page={reports.page}
          pages={reports.pages}
          of={{ count: reports.count, size: reports.size }}
          href={(number) => desk.link(path, { page: number })}
        />
      </Card>
      <Card title={words.contacts} body="table">
        {agency.contacts.length === 0 && <Empty text={words.noContacts} />}
        <table class="table table-list card-table">
          <tbody>
            {agency.contacts.map(({ role, name: who, address, active, refusedAt, refusedCode }) => (
              <tr>
                <td class="nowrap">{desk.words.contactRole[role]}</td>
                <td>
                  <Verbatim c={desk.c} text={who} />
                </td>
                <td>
                  <code>{address}</code>
                </td>
                <td>
                  {!active && words.inactive}
                  {refusedAt && <span class="text-danger">{words.refused(refusedCode ?? '')}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Card>
      {aliases.length > 0 && (
        <Card title={words.aliases} body="padded">
          <p class="m-0" lang="zh-CN">
            {aliases.join('、')}
          </p>
        </Card>
      )}
    </DeskPage>,
  );
}
