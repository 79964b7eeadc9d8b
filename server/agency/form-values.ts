import { textNamed } from '../../domain/report/contribution.ts';
import type { ReportDetail } from '../../ledger/read/agency/report-detail.ts';

/** What stands in the form. */
export interface FormValues {
  /** Texts by field key. */
  values: Record<string, string>;
  nil: boolean;
  nilReason: string;
  /** The newest revision when the form was shown; a filing on another one is refused. */
  basedOn: number;
}

/** The number of a report's newest revision; 0 if there is none. */
export const newestRevision = ({ filed }: ReportDetail): number => filed[0]?.revision ?? 0;

const isDraft = (name: string | null) => name !== null && textNamed(name)?.what === 'draft';

/**
 * What the form shows at first: the draft that was shared last, the revision that was returned or taken
 * back; else what stays from the last cycle, field by field, as the kind says.
 */
export function prefill(report: ReportDetail): FormValues {
  const { texts, newest } = report.cooperation;
  const shown = texts.find(({ name }) => name === newest);
  // A draft that was shared after the last filing is what the lead is working on.
  const form = (isDraft(newest) ? shown : report.filed[0])?.form ?? {
    ...NOTHING,
    values: stays(report),
  };
  return {
    values: { ...form.values },
    nil: form.nil,
    nilReason: form.nilReason,
    basedOn: newestRevision(report),
  };
}

const NOTHING = { nil: false, nilReason: '' };

/** What was last said in one of these fields of other kinds, on the same thing. */
function saidIn(
  reported: ReportDetail['planned'],
  from: readonly { kind: string; field: string }[],
  suffix: string,
): string | undefined {
  for (const { kind, field } of from)
    for (const each of reported.filter((one) => one.kind === kind)) {
      const found = each.fields.find(({ key }) => key === `${field}${suffix}`);
      if (found) return found.text;
    }
  return undefined;
}

/** What the last cycle said in the fields that tell what stays; before the first, the plan. */
export function stays({ fields, before, ...report }: ReportDetail): Record<string, string> {
  const planned = report.planned.flatMap((each) => each.fields);
  const reported = report.planned.filter(({ agencyId }) => agencyId === report.agency.id);
  return Object.fromEntries(
    fields.flatMap(({ key, spec }) => {
      if (spec.from) {
        const said = saidIn(reported, spec.from, key.slice(spec.name.length));
        return said ? [[key, said]] : [];
      }
      if (!spec.prefill) return [];
      const text =
        before?.form.values[key] ?? planned.find((each) => each.spec.name === spec.name)?.text;
      return text ? [[key, text]] : [];
    }),
  );
}
