import { cycleName } from '../../domain/kinds/words.ts';
import type { PlannedFor } from '../../ledger/read/planned-for.ts';
import type { AppContext } from '../web/deps.ts';
import { Card } from './card.tsx';
import { FieldLabel } from './field-words.tsx';
import { instantText, Verbatim } from './text.tsx';
import { partsWordsOf } from './words.ts';

interface PlannedForCardProps {
  c: AppContext;
  planned: readonly PlannedFor[];
  /** Where the reader finds what was filed: `/reports/` or `/desk/reports/`. */
  base: string;
  zone: string;
}

/** What was planned, beside what is reported: with its source and date. */
export function PlannedForCard({ c, planned, base, zone }: PlannedForCardProps) {
  const { report: words } = partsWordsOf(c.get('lang'));
  return (
    <>
      {planned.map((each) => (
        <Card title={words.plannedFor}>
          <div class="card-body">
            <dl class="filed-form m-0">
              {each.fields.map(({ text, ...field }) => (
                <>
                  <dt>
                    <FieldLabel c={c} kind={each.kind} field={field} />
                  </dt>
                  <dd class="typed">
                    <Verbatim c={c} text={text} />
                  </dd>
                </>
              ))}
            </dl>
            <p class="muted small mt-2 mb-0">
              {words.plannedSource}
              {c.get('words').frame.colon}
              <a href={`${base}${encodeURIComponent(each.reportId)}`}>
                {cycleName(c.get('lang'), each.kind, each.period)}
              </a>
              {words.comma}
              {words.revision(each.revision)}
              {words.comma}
              {each.acceptedAt
                ? words.acceptedOn(instantText(c, each.acceptedAt, zone))
                : words.filedNotReviewed(instantText(c, each.filedAt, zone))}
            </p>
          </div>
        </Card>
      ))}
    </>
  );
}
