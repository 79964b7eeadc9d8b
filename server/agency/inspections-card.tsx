import type { ConcernedInspection } from '../../ledger/read/inspections/agency-inspections.ts';
import { Card } from '../parts/card.tsx';
import { ownInspectionPath } from '../parts/inspections/paths.ts';
import { inspectionWordsOf } from '../parts/inspections/words.ts';
import { Verbatim } from '../parts/text.tsx';
import type { AppContext } from '../web/deps.ts';

/** 检查: those that the agency is inspected in, or that its reader carries out. */
export function InspectionsCard(props: {
  c: AppContext;
  inspections: readonly ConcernedInspection[];
}) {
  const { c, inspections } = props;
  const words = inspectionWordsOf(c.get('lang'));
  if (inspections.length === 0) return null;
  return (
    <Card title={words.own.title} id="inspections" body="padded">
      <ul class="plain m-0">
        {inspections.map(({ id, number, scope, stage, startsOn, endsOn, isMember }) => (
          <li>
            <a href={ownInspectionPath(id)}>{words.inspection(number)}</a>{' '}
            <Verbatim c={c} text={scope} />{' '}
            <span class="badge bg-secondary-lt">{words.stage[stage]}</span>{' '}
            <span class="muted">
              {isMember ? words.own.team : words.own.inspected}
              {startsOn && endsOn && <> · {words.days(startsOn, endsOn)}</>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
