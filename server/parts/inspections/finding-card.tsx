import type { ReportFinding } from '../../../ledger/read/inspections/finding-of.ts';
import type { AppContext } from '../../web/deps.ts';
import { Card } from '../card.tsx';
import { Verbatim } from '../text.tsx';
import { ownInspectionPath } from './paths.ts';
import { inspectionWordsOf } from './words.ts';

/** What the inspection found, beside the report on how it is put right. */
export function FindingCard({ c, finding }: { c: AppContext; finding: ReportFinding | null }) {
  if (!finding) return null;
  const words = inspectionWordsOf(c.get('lang'));
  const { inspectionId, inspection, number, scope, text, severity } = finding;
  return (
    <Card title={words.findings.finding(number)} id="finding" body="padded">
      <p class="m-0">
        <a href={ownInspectionPath(inspectionId)}>{words.inspection(inspection)}</a>{' '}
        <Verbatim c={c} text={scope} />{' '}
        {severity === 'serious' && (
          <span class="badge bg-red-lt">{words.findings.severity.serious}</span>
        )}
      </p>
      <blockquote class="reason typed m-0">
        <Verbatim c={c} text={text} />
      </blockquote>
    </Card>
  );
}
