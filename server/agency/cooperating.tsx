import type { CooperatedReport, CooperatingTask } from '../../ledger/read/agency/cooperating.ts';
import { Card } from '../parts/card.tsx';
import { contributionState } from '../../domain/report/contribution-state.ts';
import { State } from '../parts/contributions.tsx';
import { AgencyName, Verbatim, headOf } from '../parts/text.tsx';
import { partsWordsOf } from '../parts/words.ts';
import type { AppContext } from '../web/deps.ts';
import { cycleOf } from './subject.tsx';
import { agencyWords } from './words.ts';

/** The tasks an agency cooperates in: whole text to unfold, and who leads. */
export function Cooperating({ c, tasks }: { c: AppContext; tasks: CooperatingTask[] }) {
  const words = c.get('words');
  const isAsked = tasks.some(({ reports }) => reports.some(({ part }) => part !== null));
  return (
    <Card title={agencyWords(c).my.cooperating(tasks.length)}>
      <div class="card-body">
        <p class="muted">
          {isAsked
            ? partsWordsOf(c.get('lang')).cooperation.note
            : agencyWords(c).my.cooperatingNote}
        </p>
        <ul class="task-lines">
          {tasks.map(({ number, text, lead, reports }) => (
            <li>
              <details>
                <summary>
                  <b class="nowrap">{words.task(number)}</b>{' '}
                  <Verbatim c={c} text={headOf(text, 36)} />
                  <span class="muted small lead-names">
                    {words.responsibility.lead}
                    {words.frame.colon}
                    {lead.map((agency, i) => (
                      <>
                        {i > 0 && agencyWords(c).my.and}
                        <AgencyName c={c} agency={agency} />
                      </>
                    ))}
                  </span>
                </summary>
                <p class="verbatim">
                  <Verbatim c={c} text={text} />
                </p>
              </details>
              {reports.map((report) => (
                <Report c={c} report={report} />
              ))}
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}

/** A lead's report: where this agency's part of it stands, and the way to it. */
function Report({
  c,
  report: { id, kind, period, part },
}: {
  c: AppContext;
  report: CooperatedReport;
}) {
  const { cooperation: words } = partsWordsOf(c.get('lang'));
  const now = c.get('now');
  const state = part && contributionState(part, now);
  const isOwed = state === 'waiting' || state === 'overdue';
  const path = (each: string) => `/reports/${encodeURIComponent(each)}`;
  return (
    <p class="cooperated small">
      {cycleOf(c, { kind, period })} {part && <State c={c} contribution={part} newest={null} />}{' '}
      {part && isOwed && <span class="muted">{words.dueBy(part.dueOn)} </span>}
      {part && state !== 'not_asked' && (
        <a class={isOwed ? 'btn btn-sm btn-primary' : 'btn btn-sm'} href={path(part.id)}>
          {words.toAnswer}
        </a>
      )}{' '}
      <a href={path(id)}>{words.toReport}</a>
    </p>
  );
}
