import type { Outlook } from '../../ledger/read/agency/coming-cycles.ts';
import type { CooperatingTask } from '../../ledger/read/agency/cooperating.ts';
import type { MyReports } from '../../ledger/read/agency/my-reports.ts';
import type { Passed } from '../../ledger/read/agency/passed.ts';
import type { IssueRow } from '../../ledger/read/issues.ts';
import type { ConcernedInspection } from '../../ledger/read/inspections/agency-inspections.ts';
import type { IndicatorFacts } from '../../ledger/read/indicators/indicators.ts';
import type { IssuedLetter } from '../../ledger/read/letters/issued-letters.ts';
import { Card } from '../parts/card.tsx';
import { extensionWordsOf } from '../parts/extensions/words.ts';
import type { AppContext } from '../web/deps.ts';
import { Page } from '../web/page.tsx';
import { WhatComes } from './coming.tsx';
import { Cooperating } from './cooperating.tsx';
import { IssuesLine } from './issue-form.tsx';
import { InspectionsCard } from './inspections-card.tsx';
import { IndicatorsCard } from './indicators.tsx';
import { LettersCard } from './letters-card.tsx';
import { MyTable } from './my-table.tsx';
import { PassedCard } from './passed-card.tsx';
import { cycleOf } from './subject.tsx';
import { agencyWords } from './words.ts';

interface MyPageProps {
  c: AppContext;
  /** Null: the agency owes nothing in any cycle so far. */
  mine: MyReports | null;
  outlook: Outlook;
  cooperating?: CooperatingTask[];
  /** Requests for an extension that wait for the agency's leader. */
  toConfirm?: number;
  passed?: Passed;
  /** What was issued to the agency and has left. */
  letters?: IssuedLetter[];
  /** Major issues that it has raised. */
  issues?: IssueRow[];
  mayRaise?: boolean;
  /** In which it is inspected, or its reader inspects. */
  inspections?: ConcernedInspection[];
  /** What it reports the values of. */
  indicators?: IndicatorFacts[];
}

/** An agency's first page: what it owes, what has come of it, and what comes next. */
export function MyPage(props: MyPageProps) {
  const { c, mine, outlook, cooperating = [], toConfirm = 0, passed, letters = [] } = props;
  const { issues = [], mayRaise = false, inspections = [], indicators = [] } = props;
  const { my } = agencyWords(c);
  const nothing = c.get('user')?.agencyId === null ? my.noAgency : my.notLaunched;
  return (
    <Page c={c} title={my.title} active="my" styles={['agency.css']} ownHeading>
      <div class="heading-row">
        <h1 class="page-heading">{my.title}</h1>
        {mine && <Cycles c={c} mine={mine} />}
      </div>
      {toConfirm > 0 && (
        <p class="panel-warn">
          <a href="/my/extensions">{extensionWordsOf(c.get('lang')).confirm.link(toConfirm)}</a>
        </p>
      )}
      <IssuesLine c={c} issues={issues} mayRaise={mayRaise} />
      <LettersCard c={c} letters={letters} />
      <InspectionsCard c={c} inspections={inspections} />
      {mine && mine.total > 0 && <MyFigures c={c} mine={mine} />}
      {mine && (
        <Card title={mine.cycle ? my.reports(cycleOf(c, mine.cycle)) : my.current}>
          {mine.total === 0 ? (
            <p class="card-body m-0">{my.none}</p>
          ) : (
            <MyTable c={c} reports={mine.reports} />
          )}
          <MyPages c={c} mine={mine} />
        </Card>
      )}
      <IndicatorsCard c={c} indicators={indicators} />
      <WhatComes c={c} outlook={outlook} />
      {!mine && outlook.coming.length === 0 && <p class="card card-body">{nothing}</p>}
      {cooperating.length > 0 && <Cooperating c={c} tasks={cooperating} />}
      {passed && <PassedCard c={c} passed={passed} />}
    </Page>
  );
}

/** Chooses a cycle, or everything that is not closed. */
function Cycles({ c, mine }: { c: AppContext; mine: MyReports }) {
  const { my } = agencyWords(c);
  return (
    <form method="get" action="/my" class="my-cycles">
      <label for="cycle">{my.cycles}</label>
      <select id="cycle" name="cycle" class="form-select">
        <option value="">{my.current}</option>
        {mine.cycles.map((cycle) => (
          <option value={cycle.id} selected={cycle.id === mine.cycle?.id}>
            {cycleOf(c, cycle)}
          </option>
        ))}
      </select>
      <button class="btn">{my.show}</button>
    </form>
  );
}

/** How many lines there are, and the way to those that this page does not show. */
function MyPages({ c, mine }: { c: AppContext; mine: MyReports }) {
  const { my } = agencyWords(c);
  const { total, page, pages, cycle } = mine;
  if (pages <= 1) return null;
  const to = (number: number) =>
    `/my?${new URLSearchParams({ ...(cycle && { cycle: cycle.id }), page: String(number) })}`;
  return (
    <nav class="my-pages" aria-label={my.pageOf(page, pages, total)}>
      {page > 1 && (
        <a class="btn btn-sm" rel="prev" href={to(page - 1)}>
          {my.previous}
        </a>
      )}
      <span>{my.pageOf(page, pages, total)}</span>
      {page < pages && (
        <a class="btn btn-sm" rel="next" href={to(page + 1)}>
          {my.next}
        </a>
      )}
    </nav>
  );
}

function MyFigures({ c, mine }: { c: AppContext; mine: MyReports }) {
  const { my } = agencyWords(c);
  const { tally: tallied, punctuality, frame } = c.get('words');
  const { tally, mailsReceived, filesHandedIn } = mine;
  const { filedOnTime, filedLate, missing, notYetDue } = tally.original;
  const figures: [string, number, string?][] = [
    [tallied.owed, tally.owed],
    [punctuality.filedOnTime, filedOnTime],
    [punctuality.filedLate, filedLate, filedLate > 0 ? 'figure-yellow' : ''],
    [punctuality.missing, missing, missing > 0 ? 'figure-red' : ''],
    [punctuality.notYetDue, notYetDue],
    [tallied.accepted, tally.accepted],
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
        {filesHandedIn > 0 && (
          <>
            {my.files(filesHandedIn)}
            {my.and}
          </>
        )}
        {my.mails(mailsReceived)}
        {my.stop} <span class="muted">{my.burdenNote}</span>
      </p>
    </>
  );
}
