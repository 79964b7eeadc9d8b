import type { ComingYear } from '../../ledger/read/agency/coming-year.ts';
import type { CooperatingTask } from '../../ledger/read/agency/cooperating.ts';
import type { MyYear } from '../../ledger/read/agency/my-reports.ts';
import { Card } from '../parts/card.tsx';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { Coming } from './coming.tsx';
import { Cooperating } from './cooperating.tsx';
import { MyTable } from './my-table.tsx';
import { agencyWords } from './words.ts';

interface MyPageProps {
  c: AppContext;
  /** Null: the agency owes nothing in any year so far. */
  mine: MyYear | null;
  coming: ComingYear[];
  cooperating: CooperatingTask[];
}

/** An agency's first page: what it owes, what has come of it, and what comes next. */
export function MyPage({ c, mine, coming, cooperating }: MyPageProps) {
  const { my } = agencyWords(c);
  const nothing = c.get('user')?.agencyId === null ? my.noAgency : my.notLaunched;
  return (
    <Page c={c} title={my.title} active="my" styles={['agency.css']} ownHeading>
      <div class="heading-row">
        <h1 class="page-heading">{my.title}</h1>
        {mine && <Years c={c} mine={mine} />}
      </div>
      {mine && <MyFigures c={c} mine={mine} />}
      {mine && (
        <Card title={my.reports(mine.year)}>
          {mine.reports.length === 0 ? (
            <p class="card-body m-0">{my.none}</p>
          ) : (
            <MyTable c={c} reports={mine.reports} year={mine.year} />
          )}
        </Card>
      )}
      {coming.map((each) => (
        <Coming c={c} coming={each} />
      ))}
      {!mine && coming.length === 0 && <p class="card card-body">{nothing}</p>}
      {cooperating.length > 0 && <Cooperating c={c} tasks={cooperating} />}
    </Page>
  );
}

function Years({ c, mine }: { c: AppContext; mine: MyYear }) {
  const { my } = agencyWords(c);
  const { year: named } = c.get('words');
  if (mine.years.length < 2) return null;
  return (
    <nav class="btn-row" aria-label={my.years}>
      {mine.years.map((year) => (
        <a
          class="btn btn-sm"
          href={`/my?year=${year}`}
          {...(year === mine.year && { 'aria-current': 'page' as const })}
        >
          {named(year)}
        </a>
      ))}
    </nav>
  );
}

function MyFigures({ c, mine }: { c: AppContext; mine: MyYear }) {
  const { my } = agencyWords(c);
  const { tally: names, punctuality, frame } = c.get('words');
  const { tally, mailsReceived } = mine;
  const { filedOnTime, filedLate, missing, notYetDue } = tally.original;
  const figures: [string, number, string?][] = [
    [names.owed, tally.owed],
    [punctuality.filedOnTime, filedOnTime],
    [punctuality.filedLate, filedLate, filedLate > 0 ? 'figure-yellow' : ''],
    [punctuality.missing, missing, missing > 0 ? 'figure-red' : ''],
    [punctuality.notYetDue, notYetDue],
    [names.accepted, tally.accepted],
  ];
  return (
    <>
      <dl class="figures">
        {figures.map(([label, count, look = '']) => (
          <div class={`figure ${look}`}>
            <dt>{label}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      <p class="burden" title={my.burdenNote}>
        <b>{my.burden}</b>
        {frame.colon}
        {my.forms(tally.owed)}
        {my.and}
        {my.mails(mailsReceived)}
        {my.stop} <span class="muted">{my.burdenNote}</span>
      </p>
    </>
  );
}
