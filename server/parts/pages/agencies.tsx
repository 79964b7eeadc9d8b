import { agencyRows, type AgencyRow } from '../../../ledger/read/desk/agencies.ts';
import { unreachableAgencies } from '../../../ledger/read/desk/contacts.ts';
import { DeskPage } from '../desk-page.tsx';
import { UnreachableCard } from '../unreachable.tsx';
import type { Desk } from '../desk.ts';
import { SmallLights } from '../light-tag.tsx';
import { AgencyLink } from '../names.tsx';
import { pageFrom, Pages, rowsOf } from '../pager.tsx';
import { Verbatim } from '../text.tsx';

/** GET /desk/agencies: every agency of the plan with its count, its lights and its contacts. */
export async function showAgencies(desk: Desk) {
  const { ledger, plan, selection, now } = desk;
  const wanted = { page: pageFrom(desk.c.req.query('page')), size: rowsOf(desk.c) };
  const [{ rows, page, pages, count, size }, unreachable] = await Promise.all([
    agencyRows(ledger, plan, selection, wanted, now),
    unreachableAgencies(ledger, plan),
  ]);
  const { agencies: words, common, sections } = desk.says;
  const { tally: columns, punctuality } = desk.words;
  return desk.c.html(
    <DeskPage desk={desk} title={sections.agencies} section="agencies" chooser="/desk/agencies">
      {unreachable.length > 0 && <UnreachableCard desk={desk} agencies={unreachable} />}
      <section class="card">
        <div class="table-responsive">
          <table class="table table-sm table-vcenter card-table named-table">
            <thead>
              <tr>
                <th scope="col">{common.agency}</th>
                <th scope="col" class="text-end">
                  {columns.owed}
                </th>
                <th scope="col" class="text-end">
                  {punctuality.filedOnTime}
                </th>
                <th scope="col" class="text-end">
                  {punctuality.filedLate}
                </th>
                <th scope="col" class="text-end">
                  {columns.overdue}
                </th>
                <th scope="col" class="text-end">
                  {columns.accepted}
                </th>
                <th scope="col">{words.lights}</th>
                <th scope="col">{words.contacts}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Row desk={desk} row={row} />
              ))}
            </tbody>
          </table>
        </div>
        <Pages
          desk={desk}
          page={page}
          pages={pages}
          of={{ count, size }}
          href={(number) => desk.link('/desk/agencies', { page: number })}
        />
      </section>
    </DeskPage>,
  );
}

function Row({ desk, row }: { desk: Desk; row: AgencyRow }) {
  const { owed, accepted, moved, overdue } = row.tally;
  return (
    <tr>
      <td>
        <AgencyLink desk={desk} agency={row} />
      </td>
      <td class="text-end">{owed}</td>
      <td class="text-end">{moved.filedOnTime}</td>
      <td class="text-end">{moved.filedLate}</td>
      <td class="text-end">{overdue > 0 ? <strong class="text-danger">{overdue}</strong> : 0}</td>
      <td class="text-end">{accepted}</td>
      <td>
        <SmallLights desk={desk} lights={row.lights} />
      </td>
      <td>
        <Contacts desk={desk} row={row} />
      </td>
    </tr>
  );
}

function Contacts({ desk, row }: { desk: Desk; row: AgencyRow }) {
  const { agencies: words } = desk.says;
  const active = row.contacts.filter((contact) => contact.active);
  if (active.length === 0) return <span class="error-text">{words.noContacts}</span>;
  return (
    <>
      {(['officer', 'leader'] as const).map((role) => {
        const own = active.filter((contact) => contact.role === role);
        return own.length === 0 ? null : (
          <span class="me-3 nowrap">
            {desk.words.contactRole[role]} {own.length}
          </span>
        );
      })}
      {active.map(
        ({ refusedAt, refusedCode, name }) =>
          refusedAt && (
            <div class="small text-danger">
              <Verbatim c={desk.c} text={name} /> {words.refused(refusedCode ?? '')}
            </div>
          ),
      )}
    </>
  );
}
