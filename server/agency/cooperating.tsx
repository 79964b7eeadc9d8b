import type { CooperatingTask } from '../../ledger/read/agency/cooperating.ts';
import type { AppContext } from '../deps.ts';
import { AgencyName, Card, Verbatim } from '../format.tsx';
import { leadText } from './lead-text.ts';

/** The tasks an agency cooperates in: whole text to unfold, and who leads. */
export function Cooperating({ c, tasks }: { c: AppContext; tasks: CooperatingTask[] }) {
  const words = c.get('words');
  return (
    <Card title={words.my.cooperating(tasks.length)}>
      <div class="card-body">
        <p class="muted">{words.my.cooperatingNote}</p>
        <ul class="task-lines">
          {tasks.map(({ number, text, lead }) => (
            <li>
              <details>
                <summary>
                  <b class="nowrap">{words.task(number)}</b>{' '}
                  <Verbatim c={c} text={leadText(text, 36)} />
                  <span class="muted small lead-names">
                    {words.responsibility.lead}
                    {words.frame.colon}
                    {lead.map((agency, i) => (
                      <>
                        {i > 0 && words.my.and}
                        <AgencyName c={c} agency={agency} />
                      </>
                    ))}
                  </span>
                </summary>
                <p class="verbatim">
                  <Verbatim c={c} text={text} />
                </p>
              </details>
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
