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

/**
 * What the form shows at first: the revision that was returned or taken back; else what stays from the
 * last cycle, field by field, as the kind says.
 */
export function prefill(report: ReportDetail): FormValues {
  const form = report.filed[0]?.form ?? { ...NOTHING, values: stays(report) };
  return {
    values: { ...form.values },
    nil: form.nil,
    nilReason: form.nilReason,
    basedOn: newestRevision(report),
  };
}

const NOTHING = { nil: false, nilReason: '' };

/** What the last cycle said in the fields that tell what stays; before the first, the plan. */
export function stays({ fields, before, ...report }: ReportDetail): Record<string, string> {
  const planned = report.planned.flatMap((each) => each.fields);
  return Object.fromEntries(
    fields.flatMap(({ key, spec }) => {
      if (!spec.prefill) return [];
      const text =
        before?.form.values[key] ?? planned.find((each) => each.spec.name === spec.name)?.text;
      return text ? [[key, text]] : [];
    }),
  );
}
