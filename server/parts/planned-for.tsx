import { cycleName } from '../../domain/kinds/words.ts';
import type { PlannedFor } from '../../ledger/read/planned-for.ts';
import type { AppContext } from '../web/deps.ts';
import { Card } from './card.tsx';
import { FieldLabel, ItemName } from './field-words.tsx';
import { instantText, Verbatim } from './text.tsx';
import { partsWordsOf } from './words.ts';

interface PlannedForCardProps {
  c: AppContext;
  planned: readonly PlannedFor[];
  /** Where the reader finds what was filed: `/reports/` or `/desk/reports/`. */
  base: string;
  zone: string;
}

/** What was planned, or reported so far, beside what is filed now: with its source and date. */
export function PlannedForCard({ c, planned, ...rest }: PlannedForCardProps) {
  const { report: words } = partsWordsOf(c.get('lang'));
  const newest = planned.find(({ all }) => all);
  return (
    <>
      {planned.map((each) =>
        each.all ? (
          <details class="card" open={each === newest}>
            <summary class="card-header">
              <h2 class="card-title">{cycleName(c.get('lang'), each.kind, each.period)}</h2>
            </summary>
            <Said c={c} each={each} {...rest} />
          </details>
        ) : (
          <Card title={words.plannedFor}>
            <Said c={c} each={each} {...rest} />
          </Card>
        ),
      )}
    </>
  );
}

function Said({
  c,
  each,
  base,
  zone,
}: Omit<PlannedForCardProps, 'planned'> & { each: PlannedFor }) {
  const { report: words } = partsWordsOf(c.get('lang'));
  const user = c.get('user');
  const source = cycleName(c.get('lang'), each.kind, each.period);
  // Whoever assesses a task of another agency reads what it reported here, not its report's page.
  const isReader = user?.role !== 'agency' || user.agencyId === each.agencyId;
  return (
    <div class="card-body">
      <dl class="filed-form m-0">
        {each.fields.map(({ text, ...field }) => (
          <>
            <dt>
              <FieldLabel c={c} kind={each.kind} field={field} />
              {each.all && field.item && (
                <>
                  {' · '}
                  <ItemName c={c} spec={field.spec} item={field.item} />
                </>
              )}
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
        {isReader ? <a href={`${base}${encodeURIComponent(each.reportId)}`}>{source}</a> : source}
        {words.comma}
        {words.revision(each.revision)}
        {words.comma}
        {each.acceptedAt
          ? words.acceptedOn(instantText(c, each.acceptedAt, zone))
          : words.filedNotReviewed(instantText(c, each.filedAt, zone))}
      </p>
    </div>
  );
}
