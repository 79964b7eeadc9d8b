import { agencyPage as readAgency } from '../../../ledger/read/desk/agencies.ts';
import { Verbatim } from '../../format.tsx';
import type { Desk } from '../desk.ts';
import { DeskPage } from '../desk-page.tsx';
import { Card, Empty } from '../parts/card.tsx';
import { agencyText } from '../parts/names.tsx';
import { ReportTable } from '../parts/report-table.tsx';
import { SmallLights } from '../parts/small-lights.tsx';

/** GET /desk/agencies/:id: what one agency owes, how it stands, and who is written to. */
export async function agencyPage(desk: Desk, agencyId: string) {
  const found = await readAgency(desk.ledger, desk.plan, desk.year, agencyId, desk.now);
  if (!found) return desk.c.notFound();
  const { agency, aliases, reports } = found;
  const { agencies: words } = desk.desk;
  const { tally, punctuality } = desk.words;
  const { original } = agency.tally;
  const name = agencyText(desk, agency);
  const figures: [string, number][] = [
    [tally.owed, agency.tally.owed],
    [punctuality.filedOnTime, original.filedOnTime],
    [punctuality.filedLate, original.filedLate],
    [punctuality.missing, original.missing],
    [tally.accepted, agency.tally.accepted],
    [words.leads, agency.leads],
    [words.cooperates, agency.cooperates],
  ];
  return desk.c.html(
    <DeskPage
      desk={desk}
      title={name}
      section="agencies"
      chooser={`/desk/agencies/${encodeURIComponent(agencyId)}`}
    >
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
      <section class="card">
        <dl class="figures">
          {figures.map(([label, count]) => (
            <div>
              <dt>{label}</dt>
              <dd>{count}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Card title={words.reports} flush>
        <ReportTable desk={desk} rows={reports} empty={words.noReports} withAgency={false} />
      </Card>
      <Card title={words.contacts} flush>
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
        <Card title={words.aliases}>
          <p class="m-0" lang="zh-CN">
            {aliases.join('、')}
          </p>
        </Card>
      )}
    </DeskPage>,
  );
}
