import type { CooperatingTask } from '../../ledger/read/agency/cooperating.ts';
import { Card } from '../parts/card.tsx';
import { AgencyName, Verbatim, headOf } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';
import { agencyWords } from './words.ts';

/** The tasks an agency cooperates in: whole text to unfold, and who leads. */
export function Cooperating({ c, tasks }: { c: AppContext; tasks: CooperatingTask[] }) {
  const words = c.get('words');
  return (
    <Card title={agencyWords(c).my.cooperating(tasks.length)}>
      <div class="card-body">
        <p class="muted">{agencyWords(c).my.cooperatingNote}</p>
        <ul class="task-lines">
          {tasks.map(({ number, text, lead }) => (
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
            </li>
          ))}
        </ul>
      </div>
    </Card>
  );
}
