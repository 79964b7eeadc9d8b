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

/** What the form shows at first: the revision that was returned or taken back, or nothing. */
export function prefill(report: ReportDetail): FormValues {
  const form = report.filed[0]?.form;
  return {
    values: { ...form?.values },
    nil: form?.nil ?? false,
    nilReason: form?.nilReason ?? '',
    basedOn: newestRevision(report),
  };
}
