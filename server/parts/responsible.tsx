import { internalDueOf } from '../../domain/report/internal-due.ts';
import type { ReportStory } from '../../ledger/read/desk/report-story.ts';
import { Card } from './card.tsx';
import type { Desk } from './desk.ts';
import { AgencyLink } from './names.tsx';
import { AgencyName, internalDueText } from './text.tsx';

/** Who owes a report, by when, who reviews it, and who else its task names. */
export function Responsible({ desk, story }: { desk: Desk; story: ReportStory }) {
  const { report, facts, lead, cooperating, reviewer } = story;
  const { report: words, common } = desk.says;
  const { date, originallyDue } = desk.words;
  const internalDue = internalDueOf(report);
  return (
    <Card title={words.responsible} body="padded">
      <dl class="facts">
        <dt>{words.owes}</dt>
        <dd>
          <AgencyLink desk={desk} agency={report.agency} />
        </dd>
        <dt>{common.due}</dt>
        <dd>
          {date(facts.dueOn)}
          {facts.dueOn !== report.originalDueOn && (
            <div class="muted small">{originallyDue(report.originalDueOn)}</div>
          )}
          {internalDue !== null && (
            <div class="muted small">{internalDueText(desk.c, internalDue)}</div>
          )}
        </dd>
        <dt>{common.stage}</dt>
        <dd>{report.leftAt ? desk.words.left : desk.words.stage[facts.stage]}</dd>
        <dt>{words.reviewer}</dt>
        <dd>
          <AgencyName c={desk.c} agency={reviewer} />
        </dd>
        {lead.length > 0 && <dt>{words.lead}</dt>}
        {lead.length > 0 && (
          <dd>
            {lead.map((agency) => (
              <div>
                <AgencyName c={desk.c} agency={agency} />
              </div>
            ))}
          </dd>
        )}
        {cooperating.length > 0 && <dt>{words.cooperating}</dt>}
        {cooperating.length > 0 && (
          <dd>
            {cooperating.map((agency) => (
              <div>
                <AgencyName c={desk.c} agency={agency} />
              </div>
            ))}
          </dd>
        )}
      </dl>
    </Card>
  );
}
